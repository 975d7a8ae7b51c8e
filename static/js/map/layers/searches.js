// Stop searches, for the police: a square for a cell's count, a dotted circle for a published point.
import { getJson, withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { element, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { searchedLines, snapSearchedLines } from "../words.js";
import { resolutionAt } from "../zoom.js";
import { loadedOnce } from "./once.js";

const SIZE = 44;
const CIRCLE = { pane: "recorded", color: "#003078", weight: 2, dashArray: "2 5", fillOpacity: 0 };

export function addSearches(board) {
  const { map, config, switches, legend } = board;
  if (!config.searchesUrl) {
    return;
  }
  const url = withParameters(config.searchesUrl, board.asked);
  const recorded = new Recorded(board, url);
  addSwitch(switches, map, {
    name: "searches",
    text: "Stop searches, recorded by the police",
    layer: recorded.group,
    on: false,
    onShow: () => recorded.refresh(),
    signs: [legend.add("searched", "Stop searches in a cell")],
  });
  map.on("zoomend", () => recorded.refresh());
  const published = loadedOnce(board, url, (found, group) => group.addLayer(circles(board.L, found.published)));
  addSwitch(switches, map, {
    name: "published-searches",
    text: "Stop searches, approximate place, police.uk",
    layer: published.group,
    on: false,
    onShow: published.load,
    signs: [legend.add("published", "Stop searches, approximate place")],
  });
}

class Recorded {
  constructor({ L, map, onError }, url) {
    Object.assign(this, { L, map, url, onError });
    this.group = L.layerGroup();
    this.shown = null;
  }

  async refresh() {
    const resolution = resolutionAt(this.map.getZoom());
    this.wanted = resolution;
    if (!this.map.hasLayer(this.group) || this.shown === resolution) {
      return;
    }
    try {
      const { recorded } = await getJson(withParameters(this.url, { resolution }));
      if (this.wanted === resolution) {
        this.draw(recorded);
        this.shown = resolution;
      }
    } catch (error) {
      this.onError(error);
    }
  }

  draw({ features }) {
    const signs = features.map((feature) => this.sign(feature));
    makeReachable(signs, (sign) => sign.options.title);
    this.group.clearLayers();
    signs.forEach((sign) => this.group.addLayer(sign));
  }

  sign({ geometry, properties }) {
    const square = element("span", { className: "app-square", text: String(properties.count) });
    const icon = this.L.divIcon({ html: square, className: "app-square-place", iconSize: [SIZE, SIZE] });
    const at = this.L.geoJSON(geometry).getBounds().getCenter();
    const lines = searchedLines(properties);
    return this.L.marker(at, { icon, pane: "technology", title: lines.join(", ") }).bindPopup(() => popup(lines));
  }
}

function circles(L, collection) {
  const layer = L.geoJSON(collection, {
    pointToLayer: ({ properties }, place) => L.circleMarker(place, { ...CIRCLE, radius: 4 + Math.sqrt(properties.count) * 1.2 }),
    onEachFeature: ({ properties }, circle) => circle.bindPopup(() => popup(snapSearchedLines(properties, collection.label))),
  });
  makeReachable(layer.getLayers(), (circle) => snapSearchedLines(circle.feature.properties, collection.label).join(", "));
  return layer;
}
