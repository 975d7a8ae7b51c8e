// Cells: how many incidents, by colour and by number, finer as one comes nearer.
import { getJson, withParameters } from "../../api.js";
import { onlyThis } from "../address.js";
import { classLimits, classOf, colourOf, isDark } from "../classes.js";
import { addSwitch } from "../controls.js";
import { label, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { cellLines } from "../words.js";
import { resolutionAt, showsPoints } from "../zoom.js";

export function addCells(board) {
  const { map, config, switches, legend, say } = board;
  const onClasses = (limits) => {
    legend.showClasses(limits);
    say("");
  };
  const cells = new Cells(board, withParameters(config.cellsUrl, board.asked), onClasses);
  addSwitch(switches, map, { name: "cells", text: "Incidents in cells", layer: cells.group, on: true });
  map.on("zoomend", () => cells.showAt(map.getZoom()));
  board.whenPlaced(() => cells.showAt(map.getZoom()));
}

class Cells {
  constructor({ L, asked, onError }, url, onClasses) {
    Object.assign(this, { L, asked, url, onClasses, onError });
    this.group = L.layerGroup();
    this.loading = new Map();
    this.shown = null;
  }

  async showAt(zoom) {
    const resolution = resolutionAt(zoom);
    this.wanted = resolution;
    try {
      const collection = await this.load(resolution);
      // A quicker zoom may have asked for another one in the meantime.
      if (this.wanted === resolution && this.shown !== resolution) {
        this.draw(collection);
        this.shown = resolution;
      }
      this.fade(zoom);
    } catch (error) {
      this.loading.delete(resolution);
      this.onError(error);
    }
  }

  load(resolution) {
    if (!this.loading.has(resolution)) {
      this.loading.set(resolution, getJson(withParameters(this.url, { resolution })));
    }
    return this.loading.get(resolution);
  }

  draw(collection) {
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
    this.onClasses(limits);
  }

  // At street level the colour steps back behind points and names.
  fade(zoom) {
    this.layer?.setStyle({ fillOpacity: showsPoints(zoom) ? 0.35 : 0.85 });
  }
}
