// Exact places, from street level and only for those who may see them.
import { getJson, withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { popup } from "../elements.js";
import { counted, pointLines } from "../words.js";
import { showsPoints } from "../zoom.js";

export function addPoints(board) {
  const { map, config, switches, legend } = board;
  if (!config.pointsUrl) {
    return;
  }
  const points = new Points(board, withParameters(config.pointsUrl, board.asked));
  const onShow = () => points.refresh();
  addSwitch(switches, map, { name: "points", text: "Exact places, close up", layer: points.group, on: true, onShow });
  legend.add("point", "Incident at its exact place, close up");
  map.on("moveend", () => points.refresh());
}

class Points {
  constructor({ L, map, say, onError }, url) {
    Object.assign(this, { L, map, url, onMessage: say, onError });
    this.group = L.layerGroup();
    this.request = null;
  }

  async refresh() {
    this.request?.abort();
    if (!showsPoints(this.map.getZoom()) || !this.map.hasLayer(this.group)) {
      this.group.clearLayers();
      return;
    }
    this.request = new AbortController();
    try {
      const box = this.map.getBounds().pad(0.1).toBBoxString();
      const found = await getJson(withParameters(this.url, { box }), { signal: this.request.signal });
      this.draw(found);
    } catch (error) {
      if (error.name !== "AbortError") {
        this.onError(error);
      }
    }
  }

  draw(collection) {
    const drawn = this.L.geoJSON(collection, {
      pointToLayer: (feature, place) =>
        this.L.circleMarker(place, { pane: "points", radius: 7, color: "#ffffff", weight: 2, fillColor: "#912b88", fillOpacity: 1 }),
      onEachFeature: ({ properties }, point) => {
        const link = { text: properties.reference, href: properties.url };
        point.bindPopup(() => popup(pointLines(properties), link));
      },
    });
    this.group.clearLayers();
    this.group.addLayer(drawn);
    const left = collection.total - collection.features.length;
    this.onMessage(left > 0 ? `${counted(left, "more incident")} here: zoom in to see every place.` : "");
  }
}
