// Technology: a diamond where it stood; a dotted outline where only the zone is known.
import { withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { element, popup } from "../elements.js";
import { byPlace, outlines } from "../places.js";
import { counted, technologyLines, technologyName } from "../words.js";
import { loadedOnce } from "./once.js";

// Wide enough for a thumb, as the diamond alone is not.
const SIZE = 44;
const OUTLINE = { pane: "areas", color: "#0b0c0c", weight: 9, dashArray: "0 16", lineCap: "round", fill: false, interactive: false };

export function addTechnology(board) {
  const { map, config, switches } = board;
  const url = withParameters(config.deploymentsUrl, board.asked);
  const technology = loadedOnce(board, url, ({ features }, group) => draw(board, features, group));
  addSwitch(switches, map, {
    name: "technology",
    text: "Technology",
    layer: technology.group,
    on: true,
    onShow: technology.load,
  });
}

function draw(board, features, group) {
  for (const outline of outlines(features)) {
    group.addLayer(board.L.geoJSON(outline, { style: OUTLINE }));
  }
  const places = byPlace(features);
  for (const place of places) {
    group.addLayer(sign(board, place));
  }
  explain(board.legend, places.length, features.filter(({ geometry }) => !geometry).length);
}

function explain(legend, shown, unplaced) {
  if (shown > 0) {
    legend.add("technology", "Technology; with a dotted outline, somewhere in that zone");
    legend.add("planned", "Technology, planned (hollow)");
  }
  if (unplaced > 0) {
    legend.add("none", `${counted(unplaced, "deployment")} without a place: only in the table`);
  }
}

function sign({ L, map }, { at, deployments }) {
  const planned = deployments.every(({ status }) => status === "planned");
  const text = deployments.length > 1 ? String(deployments.length) : "";
  const diamond = element("span", { className: `app-diamond${planned ? " app-diamond--planned" : ""}` }, [
    element("span", { className: "app-diamond__count", text }),
  ]);
  const icon = L.divIcon({ html: diamond, className: "app-diamond-place", iconSize: [SIZE, SIZE] });
  const marker = L.marker(at, { icon, pane: "technology", title: technologyName(deployments) });
  marker.on("add", () => marker.getElement().setAttribute("aria-label", technologyName(deployments)));
  // Beside the zoom buttons, on a phone too.
  const maxWidth = Math.min(300, map.getSize().x - 140);
  return marker.bindPopup(() => listed(deployments), { maxHeight: 260, maxWidth, autoPanPaddingTopLeft: [64, 8] });
}

function listed(deployments) {
  const each = deployments.map((one) => popup(technologyLines(one), { text: one.reference, href: one.url }));
  return element("div", {}, each);
}
