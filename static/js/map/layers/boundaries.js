// Wards and census areas as published: thin lines to look at; no count is by them.
import { withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { label } from "../elements.js";
import { loadedOnce } from "./once.js";

const STYLES = {
  ward: { pane: "recorded", color: "#4c2c92", weight: 2, fill: false, interactive: false },
  lsoa: { pane: "recorded", color: "#4c2c92", weight: 1, dashArray: "8 3", fill: false, interactive: false },
};

export function addBoundaries(board) {
  const { map, config, switches, legend } = board;
  for (const { kind, name, source } of config.boundaries ?? []) {
    const url = withParameters(config.boundariesUrl, { kind });
    const outlines = loadedOnce(board, url, (found, group) => group.addLayer(drawn(board.L, found, kind)));
    addSwitch(switches, map, {
      name: kind,
      text: name,
      layer: outlines.group,
      on: false,
      onShow: outlines.load,
      signs: [legend.add(kind, source)],
    });
  }
}

// Census areas are too many, and too little known by name, to be named.
function drawn(L, found, kind) {
  const layer = L.geoJSON(found, { style: STYLES[kind] });
  const names = [];
  if (kind === "ward") {
    layer.eachLayer((ward) => {
      const anchor = L.circleMarker(ward.getBounds().getCenter(), { radius: 0, stroke: false, fill: false, interactive: false });
      const name = label(ward.feature.properties.name);
      names.push(anchor.bindTooltip(name, { permanent: true, direction: "center", className: "app-label app-label--ward" }));
    });
  }
  return L.layerGroup([layer, ...names]);
}
