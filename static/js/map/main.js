// Puts the map together. The page works without it: the tables below hold the same figures.
import { getJson, withParameters } from "../api.js";
import { Cells } from "./cells.js";
import { addMoves, addSwitch } from "./controls.js";
import { landmarksLayer } from "./landmarks.js";
import { Legend } from "./legend.js";
import { Points } from "./points.js";
import { Recorded } from "./recorded.js";
import { Technology } from "./technology.js";
import { counted } from "./words.js";
import { zoneBounds, zonesLayer } from "./zones.js";
import { showsPoints } from "./zoom.js";

const byId = (id) => document.getElementById(id);

async function start(map, L) {
  const config = JSON.parse(byId("map-config").textContent);
  const asked = Object.fromEntries(new URLSearchParams(config.query));
  const say = (text) => {
    byId("map-message").textContent = text;
  };
  const onError = (error) => say(error.message);
  const legend = new Legend(byId("map-legend"));
  const switches = byId("map-layers");
  say("Loading the map.");
  name(map);
  stack(map);

  const cells = new Cells(L, withParameters(config.cellsUrl, asked), {
    onClasses: (limits) => {
      legend.showClasses(limits);
      say("");
    },
    onError,
  });
  addSwitch(switches, map, { name: "cells", text: "Incidents in cells", layer: cells.group, on: true });
  if (config.pointsUrl) {
    const points = new Points(L, map, withParameters(config.pointsUrl, asked), { onMessage: say, onError });
    const onShow = () => points.refresh();
    addSwitch(switches, map, { name: "points", text: "Exact places, close up", layer: points.group, on: true, onShow });
    legend.add("point", "Incident at its exact place, close up");
    map.on("moveend", () => points.refresh());
  }
  const landmarks = landmarksLayer(L, config.landmarks);
  addSwitch(switches, map, { name: "landmarks", text: "Landmarks", layer: landmarks, on: true });
  addTechnology(L, map, withParameters(config.deploymentsUrl, asked), { switches, legend, onError });
  if (config.recordedUrl) {
    addRecorded(L, map, config.recordedUrl, { switches, legend, onError });
  }
  map.on("zoomend", () => cells.showAt(map.getZoom()));
  await showZones(L, map, withParameters(config.zonesUrl, asked), { switches, legend, onError });
  cells.showAt(map.getZoom());
}

async function showZones(L, map, url, { switches, legend, onError }) {
  try {
    const zones = await getJson(url);
    const places = zoneBounds(L, zones);
    const everything = places.reduce((all, { bounds }) => all.extend(bounds), L.latLngBounds([]));
    addSwitch(switches, map, { name: "zones", text: "Zones", layer: zonesLayer(L, zones), on: true });
    legend.add("zone", "Hotspot zone");
    legend.add("context", "Wider area");
    if (everything.isValid()) {
      map.fitBounds(everything, { padding: [40, 40], maxZoom: 17, animate: false });
      addMoves(byId("map-moves"), map, { everything, zones: places.filter(({ kind }) => kind === "hotspot") });
    }
  } catch (error) {
    onError(error);
  }
}

function addTechnology(L, map, url, { switches, legend, onError }) {
  const onDrawn = ({ shown, unplaced }) => {
    if (shown > 0) {
      legend.add("technology", "Technology; with a dotted outline, somewhere in that zone");
      legend.add("planned", "Technology, planned (hollow)");
    }
    if (unplaced > 0) {
      legend.add("none", `${counted(unplaced, "deployment")} without a place: only in the table`);
    }
  };
  const technology = new Technology(L, map, url, { onDrawn, onError });
  const onShow = () => technology.load();
  addSwitch(switches, map, { name: "technology", text: "Technology", layer: technology.group, on: true, onShow });
}

function addRecorded(L, map, url, { switches, legend, onError }) {
  let entry = null;
  const onLabel = (text) => {
    entry ??= legend.add("recorded", text);
  };
  const recorded = new Recorded(L, url, { onLabel, onError });
  addSwitch(switches, map, {
    name: "recorded",
    text: "Recorded crime, approximate place, police.uk",
    layer: recorded.group,
    on: false,
    onShow: () => recorded.load(),
  });
}

function name(map) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom.");
}

// What lies over what: cells at the bottom, exact places on top. Without room, landmarks keep their dots only.
function stack(map) {
  ["recorded", "zones", "areas", "landmarks", "points"].forEach((pane, index) => {
    map.createPane(pane).style.zIndex = 410 + index;
  });
  // Over the numbers and names, which no click goes to, and under the pop-ups.
  map.createPane("technology").style.zIndex = 660;
  const mark = () => {
    const box = map.getContainer();
    box.classList.toggle("app-map--far", map.getZoom() < 16);
    box.classList.toggle("app-map--farther", map.getZoom() < 14);
    box.classList.toggle("app-map--near", showsPoints(map.getZoom()));
  };
  map.on("zoomend", mark);
  mark();
}

window.addEventListener("map:init", ({ detail }) => start(detail.map, window.L));
if (window.L) {
  byId("map-section").hidden = false;
}
