// Powers that held in the period: hatched while in force now, an interrupted line once over.
import { withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { addPatterns } from "../patterns.js";
import { powerLines } from "../words.js";
import { loadedOnce } from "./once.js";

const LINE = { pane: "areas", color: "#942514", weight: 4 };
const NOW = { ...LINE, fillColor: "url(#pattern-live)", fillOpacity: 1 };
const THEN = { ...LINE, weight: 3, dashArray: "14 5 3 5", fillOpacity: 0 };

export function addPowers(board) {
  const { L, map, config, switches, legend } = board;
  const powers = loadedOnce(board, withParameters(config.powersUrl, board.asked), (found, group) => {
    const areas = L.geoJSON(found, { style: ({ properties }) => (properties.state === "live" ? NOW : THEN) });
    areas.eachLayer((area) => {
      const { properties } = area.feature;
      area.bindPopup(() => popup(powerLines(properties), { text: properties.reference, href: properties.url }));
    });
    makeReachable(areas.getLayers(), (area) => powerLines(area.feature.properties).join(". "));
    group.addLayer(areas);
  });
  addPatterns(map);
  addSwitch(switches, map, {
    name: "powers",
    text: "Powers: section 60, dispersal, public spaces orders",
    layer: powers.group,
    on: true,
    onShow: powers.load,
    signs: [
      legend.add("live", "Power in force now"),
      legend.add("past", "Power that held in the period"),
    ],
  });
}
