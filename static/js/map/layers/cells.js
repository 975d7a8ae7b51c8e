// Cells: how many incidents, by colour and by number, finer as one comes nearer; only those on the screen.
import { getJson, withParameters } from "../../api.js";
import { onlyThis } from "../address.js";
import { classLimits, classOf, colourOf, isDark } from "../classes.js";
import { addSwitch } from "../controls.js";
import { label, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { Remembered } from "../remembered.js";
import { cellLines } from "../words.js";
import { boxAround, boxText, isInside, resolutionAt, showsPoints } from "../zoom.js";

// A drag or a pinch ends several times before it rests.
const REST_MS = 150;
// A year of weeks, so that going back to one asks nothing again.
const MOST_ANSWERS = 60;

export function addCells(board) {
  const { map, config, switches, legend, say, during } = board;
  const onClasses = (limits, note) => {
    legend.showClasses(limits, { perWeek: during.week !== null });
    say(note);
  };
  const cells = new Cells(board, withParameters(config.cellsUrl, board.asked), onClasses);
  const onShow = () => cells.refresh();
  addSwitch(switches, map, { name: "cells", text: "Incidents in cells", layer: cells.group, on: true, onShow });
  during.follow(() => cells.refresh());
  board.whenPlaced(() => {
    cells.placed = true;
    cells.refresh().finally(board.answered);
    map.on("moveend popupclose", () => cells.refreshAtRest());
  });
}

class Cells {
  constructor({ L, map, asked, during, onError }, url, onClasses) {
    Object.assign(this, { L, map, asked, during, url, onClasses, onError });
    this.group = L.layerGroup();
    this.placed = false;
    this.request = null;
    this.answers = new Remembered(MOST_ANSWERS);
    // What the drawn cells answer: a time, a resolution and a box.
    this.shown = { time: null, resolution: null, box: null };
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
    const time = this.during.key;
    const isSame = this.shown.time === time && this.shown.resolution === resolution;
    if (isSame && (isInside(screen, this.shown.box) || this.isRead())) {
      return;
    }
    const box = boxAround(screen);
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const collection = await this.load({ resolution, box: boxText(box) }, signal);
      const largest = await this.largestOf(collection);
      if (signal.aborted) {
        return;
      }
      this.draw(collection, classLimits(largest));
      this.shown = { time, resolution, box };
      this.fade();
    } catch (error) {
      if (error.name !== "AbortError") {
        this.onError(error);
      }
    }
  }

  // A week in which nothing is on record has no cells to ask for.
  async load(place, signal) {
    if (this.during.isGap) {
      return { features: [], note: "", resolution: place.resolution };
    }
    const url = withParameters(this.url, { ...this.during.asked, ...place });
    const answer = this.answers.get(url) ?? (await getJson(url, { signal }));
    this.answers.set(url, answer);
    return answer;
  }

  // The same classes in every week, so that weeks compare; of the whole period, those of what is drawn.
  async largestOf({ features, resolution }) {
    if (this.during.week) {
      return this.during.largestAt(resolution);
    }
    return Math.max(0, ...features.map(({ properties }) => properties.count));
  }

  // A pop-up moves the map to have room: drawing anew would take it away. It is done once that is closed.
  isRead() {
    return this.layer?.getLayers().some((cell) => cell.isPopupOpen()) ?? false;
  }

  draw(collection, limits) {
    const focused = this.layer?.getLayers().find((cell) => cell.getElement() === document.activeElement);
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
