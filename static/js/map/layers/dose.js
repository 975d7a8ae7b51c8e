// Patrol over the zones: a pattern for how long ago the last visit was, and the figures in words.
import { withParameters } from "../../api.js";
import { addSwitch } from "../controls.js";
import { element, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { addPatterns } from "../patterns.js";
import { doseLabel, doseLines, labelSide } from "../words.js";
import { loadedOnce } from "./once.js";

const SIGNS = [
  ["recent", "Last qualifying visit up to 2 days ago (visits beside a zone: of 10 minutes or more)"],
  ["due", "Due: 3 days ago"],
  ["overdue", "Overdue, or never visited"],
];

export function addDose(board) {
  const { map, config, switches, legend } = board;
  if (!config.doseUrl) {
    return;
  }
  const dose = loadedOnce(board, withParameters(config.doseUrl, board.asked), (found, group) => {
    group.addLayer(drawn(board.L, found));
    if (found.features.length === 0) {
      board.say(found.note);
    }
  });
  addPatterns(map);
  addSwitch(switches, map, {
    name: "dose",
    text: "Patrol in the zones",
    layer: dose.group,
    on: false,
    onShow: dose.load,
    signs: SIGNS.map(([kind, text]) => legend.add(kind, text)),
  });
}

// A wider area would lie over the zones inside it: its figures are in the table.
function drawn(L, collection) {
  const features = collection.features.filter(({ geometry, properties }) => geometry && properties.kind === "hotspot");
  const zones = L.geoJSON({ type: "FeatureCollection", features }, {
    style: ({ properties }) => ({
      pane: "areas",
      color: "#0b0c0c",
      weight: 1,
      fillColor: `url(#pattern-${properties.freshness})`,
      fillOpacity: 1,
    }),
    onEachFeature: ({ properties }, zone) => {
      const link = { text: "Patrols in this zone", href: properties.url };
      zone.bindPopup(() => popup(doseLines(properties), link));
    },
  });
  makeReachable(zones.getLayers(), (zone) => doseLines(zone.feature.properties).join(", "));
  return L.layerGroup([zones, ...zones.getLayers().map((zone) => figures(L, zone, zones.getLayers()))]);
}

// Under the zone's name, which hangs on the side away from its neighbour.
function figures(L, zone, zones) {
  const middle = (each) => [each.getBounds().getCenter().lat, each.getBounds().getCenter().lng];
  const others = zones.filter((each) => each !== zone).map(middle);
  const direction = labelSide(middle(zone), others);
  const bounds = zone.getBounds();
  const at = [middle(zone)[0], direction === "left" ? bounds.getWest() : bounds.getEast()];
  const anchor = L.circleMarker(at, { radius: 0, stroke: false, fill: false, interactive: false });
  const lines = doseLabel(zone.feature.properties).map((text) => element("span", { text }));
  const className = "app-label app-label--dose";
  return anchor.bindTooltip(element("div", {}, lines), { permanent: true, direction, className, offset: [0, 34] });
}
