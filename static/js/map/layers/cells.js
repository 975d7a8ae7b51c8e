// Cells: how many incidents, by colour and by number, finer as one comes nearer; only those on the screen.
import { getJson, withParameters } from "../../api.js";
import { onlyThis } from "../address.js";
import { classLimits, classOf, colourOf, isDark } from "../classes.js";
import { addSwitch } from "../controls.js";
import { label, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { cellLines } from "../words.js";
import { boxAround, boxText, isInside, resolutionAt, showsPoints } from "../zoom.js";

// A drag or a pinch ends several times before it rests.
const REST_MS = 150;

export function addCells(board) {
  const { map, config, switches, legend, say } = board;
  const onClasses = (limits, note) => {
    legend.showClasses(limits);
    say(note);
  };
  const cells = new Cells(board, withParameters(config.cellsUrl, board.asked), onClasses);
  const onShow = () => cells.refresh();
  addSwitch(switches, map, { name: "cells", text: "Incidents in cells", layer: cells.group, on: true, onShow });
  board.whenPlaced(() => {
    cells.placed = true;
    cells.refresh();
    map.on("moveend popupclose", () => cells.refreshAtRest());
  });
}

class Cells {
  constructor({ L, map, asked, onError }, url, onClasses) {
    Object.assign(this, { L, map, asked, url, onClasses, onError });
    this.group = L.layerGroup();
    this.placed = false;
    this.request = null;
    // What the drawn cells answer: a resolution and a box.
    this.shown = { resolution: null, box: null };
  }

  refreshAtRest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), REST_MS);
  }

  // What is drawn stays until the new answer is there, so that nothing flickers.
  async refresh() {
    if (!this.placed || !this.map.hasLayer(this.group)) {
      return;
    }
    this.request?.abort();
    this.fade();
    const bounds = this.map.getBounds();
    const screen = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const resolution = resolutionAt(this.map.getZoom());
    if (this.shown.resolution === resolution && isInside(screen, this.shown.box)) {
      return;
    }
    if (this.shown.resolution === resolution && this.isRead()) {
      return;
    }
    const box = boxAround(screen);
    this.request = new AbortController();
    try {
      const asked = withParameters(this.url, { resolution, box: boxText(box) });
      this.draw(await getJson(asked, { signal: this.request.signal }));
      this.shown = { resolution, box };
      this.fade();
    } catch (error) {
      if (error.name !== "AbortError") {
        this.onError(error);
      }
    }
  }

  // A pop-up moves the map to have room: drawing anew would take it away. It is done once that is closed.
  isRead() {
    return this.layer?.getLayers().some((cell) => cell.isPopupOpen()) ?? false;
  }

  draw(collection) {
    const focused = this.layer?.getLayers().find((cell) => cell.getElement() === document.activeElement);
    const largest = Math.max(0, ...collection.features.map(({ properties }) => properties.count));
    const limits = classLimits(largest);
    this.group.clearLayers();
    this.layer = this.L.geoJSON(collection, {
      style: ({ properties }) => ({
        color: "#505a5f",
        weight: 1,
        fillColor: colourOf(classOf(properties.count, limits), limits.length),
      }),
      onEachFeature: ({ properties }, cell) => {
        const dark = isDark(colourOf(classOf(properties.count, limits), limits.length));
        const className = `app-count${dark ? " app-count--light" : ""}`;
        cell.bindPopup(() => popup(cellLines(properties), onlyThis(this.asked, { cell: properties.cell })));
        cell.bindTooltip(label(String(properties.count)), { permanent: true, direction: "center", className });
      },
    });
    makeReachable(this.layer.getLayers(), ({ feature }) => cellLines(feature.properties).join(", "));
    this.group.addLayer(this.layer);
    this.onClasses(limits, collection.note);
    if (focused) {
      this.focusOn(focused.feature.properties.cell);
    }
  }

  // Whoever goes from cell to cell with the keyboard stays where they were.
  focusOn(code) {
    this.layer.getLayers().find(({ feature }) => feature.properties.cell === code)?.getElement()?.focus();
  }

  // At street level the colour steps back behind points and names.
  fade() {
    this.layer?.setStyle({ fillOpacity: showsPoints(this.map.getZoom()) ? 0.35 : 0.85 });
  }
}
