// The ground within 100 metres of a zone: dotted, and without figures of its own.
import { withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { loadedOnce } from "./once.js";

const STYLE = { pane: "zones", color: "#0b0c0c", weight: 2, dashArray: "1 6", lineCap: "round", fill: false, interactive: false };

export function addRings(board) {
  const { L, map, config, switches, legend } = board;
  const rings = loadedOnce(board, withParameters(config.ringsUrl, board.asked), (found, group) => {
    group.addLayer(L.geoJSON(found, { style: STYLE }));
  });
  addSwitch(switches, map, {
    name: "rings",
    text: "Within 100 m of a zone",
    layer: rings.group,
    on: true,
    onShow: rings.load,
    signs: [legend.add("ring", "Within 100 m of a zone")],
  });
}
