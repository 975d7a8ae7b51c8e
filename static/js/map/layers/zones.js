// Zones: their outline, their name beside them, their figures in a pop-up.
import { withParameters } from "../../api.js";
import { onlyThis } from "../address.js";
import { addMoves, addSwitch } from "../controls.js";
import { label, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { labelSide, zoneLines } from "../words.js";
import { loadedOnce } from "./once.js";

const STYLES = {
  hotspot: { color: "#0b0c0c", weight: 3, fill: false },
  context: { color: "#0b0c0c", weight: 2, dashArray: "6 6", fill: false },
};
// Under each line a white one, so that it shows on the darkest cell.
const HALO = { color: "#ffffff", weight: 7, opacity: 0.8, fill: false, interactive: false };

// Where the map looks first is where the zones are: the page says so, so that nothing waits for their outlines.
export function addZones(board) {
  const { L, map, config, switches, legend, moves } = board;
  const places = config.places.map(({ name, kind, box: [west, south, east, north] }) => ({
    name,
    kind,
    bounds: L.latLngBounds([south, west], [north, east]),
  }));
  const everything = places.reduce((all, { bounds }) => all.extend(bounds), L.latLngBounds([]));
  if (everything.isValid()) {
    map.fitBounds(everything, { padding: [40, 40], maxZoom: 17, animate: false });
    addMoves(moves, map, { everything, zones: places.filter(({ kind }) => kind === "hotspot") });
  }
  const url = withParameters(config.zonesUrl, board.asked);
  const zones = loadedOnce(board, url, (found, group) => group.addLayer(zonesLayer(board, found)));
  addSwitch(switches, map, { name: "zones", text: "Zones", layer: zones.group, on: true, onShow: zones.load });
  legend.add("zone", "Hotspot zone");
  legend.add("context", "Wider area");
}

function zonesLayer({ L, asked }, collection) {
  const drawn = collection.features.filter((feature) => feature.geometry);
  // Made first: Leaflet draws a group in the order in which its layers were made.
  const halo = L.geoJSON({ type: "FeatureCollection", features: drawn }, { style: HALO, pane: "zones" });
  const layer = L.geoJSON(
    { type: "FeatureCollection", features: drawn },
    { style: (feature) => STYLES[feature.properties.kind], pane: "zones" },
  );
  const middles = new Map();
  layer.eachLayer((each) => {
    if (each.feature.properties.kind === "hotspot") {
      const { lat, lng } = each.getBounds().getCenter();
      middles.set(each, [lat, lng]);
    }
  });
  const names = [];
  layer.eachLayer((each) => {
    const { properties } = each.feature;
    each.bindPopup(() => popup(zoneLines(properties), onlyThis(asked, { zone: properties.slug })));
    names.push(nameTag(L, each, middles));
  });
  makeReachable(layer.getLayers(), ({ feature }) => zoneLines(feature.properties).join(", "));
  return L.layerGroup([halo, layer, ...names]);
}

// The name hangs on an edge of the outline, so that it does not cover the cells inside.
function nameTag(L, zone, middles) {
  const bounds = zone.getBounds();
  const middle = middles.get(zone);
  const others = [...middles.entries()].filter(([each]) => each !== zone).map(([, place]) => place);
  const side = middle ? labelSide(middle, others) : "bottom";
  const { lat, lng } = bounds.getCenter();
  const anchors = { left: [lat, bounds.getWest()], right: [lat, bounds.getEast()], bottom: [bounds.getSouth(), lng] };
  const anchor = L.circleMarker(anchors[side], { radius: 0, stroke: false, fill: false, interactive: false });
  const className = middle ? "app-label app-label--zone" : "app-label app-label--context";
  const name = label(zone.feature.properties.name);
  return anchor.bindTooltip(name, { permanent: true, direction: side, className, offset: [0, 0] });
}
