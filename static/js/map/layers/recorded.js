// Published crime: hollow grey circles at snap points, so that nobody takes them for incidents.
import { addSwitch } from "../controls.js";
import { popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { snapLines } from "../words.js";
import { loadedOnce } from "./once.js";

const CIRCLE = { pane: "recorded", color: "#505a5f", weight: 2, fill: true, fillOpacity: 0 };

export function addRecorded(board) {
  const { L, map, config, switches, legend } = board;
  if (!config.recordedUrl) {
    return;
  }
  const recorded = loadedOnce(board, config.recordedUrl, (collection, group) => {
    group.addLayer(circles(L, collection));
    legend.add("recorded", collection.label);
  });
  addSwitch(switches, map, {
    name: "recorded",
    text: "Recorded crime, approximate place, police.uk",
    layer: recorded.group,
    on: false,
    onShow: recorded.load,
  });
}

function circles(L, collection) {
  const drawn = L.geoJSON(collection, {
    pointToLayer: ({ properties }, place) =>
      L.circleMarker(place, { ...CIRCLE, radius: 4 + Math.sqrt(properties.count) * 1.2 }),
    onEachFeature: ({ properties }, circle) => {
      circle.bindPopup(() => popup(snapLines(properties, collection.label)));
    },
  });
  makeReachable(drawn.getLayers(), ({ feature }) => snapLines(feature.properties, collection.label).join(", "));
  return drawn;
}
