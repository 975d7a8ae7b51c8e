// Puts the map together, a layer at a time. The page works without it: the tables below hold the same figures.
import { addBoundaries } from "./layers/boundaries.js";
import { addCells } from "./layers/cells.js";
import { addDose } from "./layers/dose.js";
import { addGiStar } from "./layers/gi_star.js";
import { addLandmarks } from "./layers/landmarks.js";
import { addPoints } from "./layers/points.js";
import { addPowers } from "./layers/powers.js";
import { addRecorded } from "./layers/recorded.js";
import { addRings } from "./layers/rings.js";
import { addSearches } from "./layers/searches.js";
import { addTechnology } from "./layers/technology.js";
import { addZones } from "./layers/zones.js";
import { During } from "./during.js";
import { followPopups } from "./keyboard.js";
import { Legend } from "./legend.js";
import { addSlider } from "./slider.js";
import { showsPoints } from "./zoom.js";

// In the order of their switches.
const LAYERS = [addCells, addPoints, addLandmarks, addGiStar, addRings, addDose, addPowers, addTechnology, addSearches, addRecorded, addBoundaries];
// From the bottom up: cells lie under all of these, exact places over them.
const PANES = ["recorded", "zones", "areas", "landmarks", "points"];

const byId = (id) => document.getElementById(id);

// What every layer is given: the map, what was asked, and where to put switches, signs and words.
function boardOf(map, L) {
  const config = JSON.parse(byId("map-config").textContent);
  const say = (text) => {
    byId("map-message").textContent = text;
  };
  const waiting = [];
  let answered;
  const cellsAnswered = new Promise((resolve) => {
    answered = resolve;
  });
  return {
    L,
    map,
    config,
    asked: Object.fromEntries(new URLSearchParams(config.query)),
    switches: byId("map-layers"),
    moves: byId("map-moves"),
    legend: new Legend(byId("map-legend")),
    during: new During(),
    say,
    onError: (error) => say(error.message),
    // Kept once the first cells are there, or cannot be had.
    cellsAnswered,
    answered,
    // A layer that depends on where the map looks says here what to do once that is settled.
    whenPlaced: (action) => waiting.push(action),
    placed: () => waiting.forEach((action) => action()),
  };
}

function start(map, L) {
  const board = boardOf(map, L);
  board.say("Loading the map.");
  // On a phone the switches would push the map off the screen.
  byId("map-switches").open = window.matchMedia("(min-width: 641px)").matches;
  name(map);
  followPopups(map);
  stack(map);
  LAYERS.forEach((add) => add(board));
  addSlider(board);
  addZones(board);
  board.placed();
}

function name(map) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom.");
}

// What lies over what. Without room, landmarks keep their dots only.
function stack(map) {
  PANES.forEach((pane, index) => {
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
  // Now, not once the last file of the page is there.
  window.dispatchEvent(new Event("map:wanted"));
}
