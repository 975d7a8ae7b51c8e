// Published crime: hollow grey circles at snap points, so that nobody takes them for incidents.
import { getJson } from "../../api.js";
import { addSwitch } from "../controls.js";
import { popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { snapLines } from "../words.js";

export function addRecorded(board) {
  const { map, config, switches, legend } = board;
  if (!config.recordedUrl) {
    return;
  }
  const recorded = new Recorded(board, config.recordedUrl, (text) => legend.add("recorded", text));
  addSwitch(switches, map, {
    name: "recorded",
    text: "Recorded crime, approximate place, police.uk",
    layer: recorded.group,
    on: false,
    onShow: () => recorded.load(),
  });
}

class Recorded {
  constructor({ L, onError }, url, onLabel) {
    Object.assign(this, { L, url, onLabel, onError });
    this.group = L.layerGroup();
    this.loaded = false;
  }

  async load() {
    if (this.loaded) {
      return;
    }
    this.loaded = true;
    try {
      this.draw(await getJson(this.url));
    } catch (error) {
      this.loaded = false;
      this.onError(error);
    }
  }

  draw(collection) {
    const circles = this.L.geoJSON(collection, {
      pointToLayer: ({ properties }, place) =>
        this.L.circleMarker(place, {
          pane: "recorded",
          radius: 4 + Math.sqrt(properties.count) * 1.2,
          color: "#505a5f",
          weight: 2,
          fill: true,
          fillOpacity: 0,
        }),
      onEachFeature: ({ properties }, circle) => {
        circle.bindPopup(() => popup(snapLines(properties, collection.label)));
      },
    });
    makeReachable(circles.getLayers(), ({ feature }) => snapLines(feature.properties, collection.label).join(", "));
    this.group.addLayer(circles);
    this.onLabel(collection.label);
  }
}
