// Cells that lie together with more, or fewer, than chance would give: an outline and a pattern, never colour alone.
import { withParameters } from "../../api.js";
import { onlyThis } from "../address.js";
import { addSwitch } from "../controls.js";
import { popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { addPatterns } from "../patterns.js";
import { clusterLines } from "../words.js";
import { loadedOnce } from "./once.js";

const SIGNS = [
  ["more_99", "Cluster of more: 99%"],
  ["more_95", "Cluster of more: 95%"],
  ["fewer_99", "Cluster of fewer: 99%"],
  ["fewer_95", "Cluster of fewer: 95%"],
];

export function addGiStar(board) {
  const { map, config, switches, legend } = board;
  const clusters = loadedOnce(board, withParameters(config.clustersUrl, board.asked), (found, group) => {
    group.addLayer(drawn(board, found));
    board.say(found.statement);
  });
  addPatterns(map);
  addSwitch(switches, map, {
    name: "gi-star",
    text: "Clusters of busy cells",
    layer: clusters.group,
    on: false,
    onShow: clusters.load,
    signs: SIGNS.map(([kind, text]) => legend.add(kind, text)),
  });
}

function drawn({ L, asked }, collection) {
  const cells = L.geoJSON(collection, {
    style: ({ properties }) => ({
      pane: "areas",
      ...lineOf(properties.mark),
      fillColor: `url(#pattern-${properties.mark})`,
      fillOpacity: 1,
    }),
    onEachFeature: ({ properties }, cell) => {
      cell.bindPopup(() => popup(clusterLines(properties), onlyThis(asked, { cell: properties.cell })));
    },
  });
  makeReachable(cells.getLayers(), ({ feature }) => clusterLines(feature.properties).join(", "));
  // Under the outline a wider one in white: on a dark cell it would be seen by its hue alone.
  const casing = { pane: "areas", color: "#ffffff", weight: 7, fill: false, interactive: false };
  return L.layerGroup([L.geoJSON(collection, { style: casing, interactive: false }), cells]);
}

function lineOf(mark) {
  return mark.startsWith("more") ? { color: "#942514", weight: 3 } : { color: "#003078", weight: 3, dashArray: "1 5" };
}
