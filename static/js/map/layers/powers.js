// Powers that held in the period: hatched where the police have one now; an order of years is a line alone.
import { withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { addPatterns } from "../patterns.js";
import { powerLines } from "../words.js";
import { loadedOnce } from "./once.js";

const LINE = { pane: "areas", color: "#942514", weight: 4 };
const NOW = { ...LINE, fillColor: "url(#pattern-live)", fillOpacity: 1 };
const ORDER = { ...LINE, weight: 3, fillOpacity: 0 };
const THEN = { ...LINE, weight: 3, dashArray: "14 5 3 5", fillOpacity: 0 };

export function addPowers(board) {
  const { L, map, config, switches, legend } = board;
  const powers = loadedOnce(board, withParameters(config.powersUrl, board.asked), (found, group) => {
    const areas = L.geoJSON(found, { style: ({ properties }) => styleOf(properties) });
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
      legend.add("live", "Section 60 or dispersal, in force now"),
      legend.add("order", "Public spaces order, in force now"),
      legend.add("past", "Power that held in the period"),
    ],
  });
}

function styleOf({ state, kind }) {
  if (state !== "live") {
    return THEN;
  }
  return kind === "pspo" ? ORDER : NOW;
}
