// The map of published figures: whole zones, coloured by the middle of what is said of each. No cells, no points.
import { getJson, withParameters } from "../api.js";
import { classLimits, classOf, colourOf } from "./classes.js";
import { addMoves } from "./controls.js";
import { element, label, popup } from "./elements.js";
import { followPopups, makeReachable } from "./keyboard.js";
import { labelSide } from "./words.js";

const NARROW = 600;
// Pixels from one name to the next below it.
const LINE = 28;
const byId = (id) => document.getElementById(id);
const middle = ({ low, high }) => Math.round((low + high) / 2);
const at = ({ bounds }) => [bounds.getCenter().lat, bounds.getCenter().lng];
const say = (text) => {
  byId("map-message").textContent = text;
};

async function start(map, L) {
  const config = JSON.parse(byId("map-config").textContent);
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute(
    "aria-label",
    "Map. Arrow keys move it, plus and minus zoom. Tab goes on to the zones, and arrow keys from one to the next.",
  );
  followPopups(map);
  say("Loading the map.");
  try {
    const asked = Object.fromEntries(new URLSearchParams(config.query));
    draw(map, L, await getJson(withParameters(config.publishedUrl, asked)));
    say("");
  } catch (error) {
    say(error.message);
  }
}

function draw(map, L, { features }) {
  const drawn = features.filter(({ geometry }) => geometry);
  const hotspots = drawn.filter(({ properties }) => properties.kind === "hotspot");
  const limits = classLimits(Math.max(0, ...hotspots.map(({ properties }) => middle(properties))));
  const style = ({ properties }) => ({ color: "#0b0c0c", ...fillOf(properties, limits) });
  const areas = L.geoJSON({ type: "FeatureCollection", features: drawn }, { style }).addTo(map).getLayers();
  const places = areas.map((area) => {
    const { name, kind, words } = area.feature.properties;
    area.bindPopup(() => popup([name, `${words} incidents`]));
    return { name, kind, words, bounds: area.getBounds() };
  });
  makeReachable(areas, ({ feature }) => `${feature.properties.name}, ${feature.properties.words} incidents`);
  const zones = places.filter(({ kind }) => kind === "hotspot");
  const everything = places.reduce((all, { bounds }) => all.extend(bounds), L.latLngBounds([]));
  if (everything.isValid()) {
    map.fitBounds(everything, { padding: [40, 40], maxZoom: 17, animate: false });
    addMoves(byId("map-moves"), map, { everything, zones });
  }
  zones.forEach((zone) => tag(map, L, zone, zones));
  showLegend(limits);
}

function fillOf(properties, limits) {
  if (properties.kind !== "hotspot") {
    return { weight: 2, dashArray: "6 6", fill: false };
  }
  if (properties.high === 0) {
    return { weight: 3, fillColor: "#ffffff", fillOpacity: 0.85 };
  }
  const fillColor = colourOf(classOf(middle(properties), limits), limits.length);
  return { weight: 3, fillColor, fillOpacity: 0.85 };
}

// The name and the figure stand beside the zone, so that they can be read without colours and without a click.
function tag(map, L, zone, zones) {
  const others = zones.filter((each) => each !== zone);
  const side = sideOf(map, zone, others);
  const lng = side === "left" ? zone.bounds.getWest() : zone.bounds.getEast();
  const y = (each) => map.latLngToContainerPoint(each.bounds.getCenter()).y;
  // Two names on one side at one height share the room: half of what is missing is made by each.
  const level = others.find((each) => sideOf(map, each, zones.filter((one) => one !== each)) === side && Math.abs(y(each) - y(zone)) < LINE);
  const missing = level ? (LINE - Math.abs(y(level) - y(zone))) / 2 : 0;
  const down = level && y(level) < y(zone) ? missing : -missing;
  L.circleMarker([at(zone)[0], lng], { radius: 0, stroke: false, fill: false, interactive: false })
    .bindTooltip(label(`${zone.name}: ${zone.words}`), {
      permanent: true, direction: side, className: "app-label app-label--zone", offset: [0, down],
    })
    .addTo(map);
}

// On a phone a name that does not stand towards the middle would leave the map.
function sideOf(map, zone, others) {
  if (map.getSize().x < NARROW) {
    return at(zone)[1] > map.getCenter().lng ? "left" : "right";
  }
  return labelSide(at(zone), others.map(at));
}

function showLegend(limits) {
  const items = limits.map(({ from, to }, index) => {
    const swatch = element("span", { className: "app-legend__swatch", "aria-hidden": "true" });
    swatch.style.backgroundColor = colourOf(index, limits.length);
    return element("li", {}, [swatch, element("span", { text: from === to ? `${from}` : `${from} to ${to}` })]);
  });
  const title = "Incidents in a zone, coloured by the middle of the range";
  byId("map-legend").append(
    element("p", { className: "govuk-body-s app-legend__title", text: title }),
    element("ul", { className: "app-legend" }, items.length > 0 ? items : [element("li", { text: "None" })]),
  );
}

window.addEventListener("map:init", ({ detail }) => start(detail.map, window.L));
if (window.L) {
  byId("map-section").hidden = false;
  // Now, not once the last file of the page is there.
  window.dispatchEvent(new Event("map:wanted"));
}
