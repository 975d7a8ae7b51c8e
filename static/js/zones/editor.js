// Draws a zone: a map, buttons for each thing the map can do, and the typed corners. All three say the same, and
// what is sent is what is typed.
import { addMoves } from "../map/controls.js";
import { element } from "../map/elements.js";
import { openCanvas } from "./canvas.js";
import { added, moved, readCorners, removed, split, verdict, writeCorners } from "./corners.js";
import { makePanel, STEP } from "./panel.js";

const data = document.getElementById("zone-editor");
const typed = document.getElementById("id_geometry");

if (data && typed && window.L) start(JSON.parse(data.textContent));

function start(place) {
  const ground = element("div", { className: "app-editor__ground" });
  const message = element("p", { className: "govuk-body app-editor__message", role: "status" });
  const moves = element("div", { className: "app-editor__moves", role: "group", "aria-label": "Move the map" });
  const left = element("div", {}, [ground, moves, message]);
  const { panel, show } = makePanel({ choose, move, split: splitHere, remove, undo, draw, addMiddle });
  const columns = element("div", { className: "app-editor__columns" }, [left, panel]);
  const heading = element("h2", { className: "govuk-heading-m", text: "Outline on the map" });
  const hint = element("p", {
    className: "govuk-hint",
    text: "Drag a corner, or choose it in the list and use the buttons. The corners are typed below as well.",
  });
  typed.closest(".govuk-form-group").before(element("div", { className: "app-editor" }, [heading, hint, columns]));

  let corners = readCorners(typed.value) ?? [];
  let index = corners.length > 0 ? 0 : -1;
  let past = [];
  const canvas = openCanvas(window.L, ground, place, {
    drawn: (outline) => set(outline, 0),
    changed: (outline) => set(outline, index, { onMap: true }),
    chosen: choose,
  });
  addMoves(moves, canvas.map, bounds());
  canvas.fit(corners);
  refresh();
  canvas.show(corners, index);
  typed.addEventListener("input", read);

  // `onMap`: geoman has drawn it already, and drawing it again would take the corner from the pointer.
  function set(next, at, { onMap = false } = {}) {
    past.push(corners);
    corners = next;
    index = Math.min(Math.max(at, 0), next.length - 1);
    typed.value = writeCorners(corners);
    if (onMap) canvas.mark(corners, index);
    else canvas.show(corners, index);
    refresh();
  }

  function refresh(found = corners) {
    const { wrong, words } = verdict(found);
    message.textContent = canvas.isDrawing() ? "Click on the map for each corner; click the first one again to end." : words;
    message.classList.toggle("app-editor__message--wrong", wrong);
    show({ corners, index, mayUndo: past.length > 0, drawing: canvas.isDrawing() });
  }

  function read() {
    const found = readCorners(typed.value);
    if (found !== null) {
      past.push(corners);
      corners = found;
      index = Math.min(Math.max(index, 0), found.length - 1);
      canvas.show(corners, index);
    }
    refresh(found);
  }

  function choose(at = index) {
    index = at;
    canvas.mark(corners, index);
    refresh();
  }

  function move(direction) {
    set(moved(corners, index, direction, STEP), index);
  }

  function splitHere() {
    set(split(corners, index), index + 1);
  }

  function remove() {
    set(removed(corners, index), index);
  }

  function addMiddle() {
    set(added(corners, index, canvas.middle()), index + 1);
  }

  function undo() {
    corners = past.pop();
    index = Math.min(Math.max(index, 0), corners.length - 1);
    typed.value = writeCorners(corners);
    canvas.show(corners, index);
    refresh();
  }

  function draw() {
    const begins = !canvas.isDrawing();
    canvas.draw(begins);
    if (!begins) canvas.show(corners, index);
    refresh();
  }

  function bounds() {
    const everything = window.L.featureGroup(canvas.others).getBounds();
    const zones = corners.length > 1 ? [{ name: "This zone", bounds: window.L.latLngBounds(corners) }] : [];
    return { everything, zones };
  }
}
