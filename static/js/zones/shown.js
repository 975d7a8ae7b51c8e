// A zone's outline on a map, in place of the drawing that the server made for whoever has no scripts.
import { addMoves } from "../map/controls.js";
import { element } from "../map/elements.js";
import { latLngs, layGround } from "./ground.js";

const SHOWN = { color: "#144e81", weight: 3, fillColor: "#5694ca", fillOpacity: 0.35, interactive: false };
const TODAY = { color: "#0b0c0c", weight: 3, dashArray: "6 6", fill: false, interactive: false };

const data = document.getElementById("zone-shown");
const figure = document.getElementById("zone-figure");

if (data && figure && window.L) start(JSON.parse(data.textContent));

function start({ ring, today, zones, tiles }) {
  const ground = element("div", {
    className: "app-zone-figure__ground",
    role: "application",
    "aria-label": `Map of ${figure.dataset.name} among the other zones. Arrow keys move it, plus and minus zoom.`,
  });
  const moves = element("div", { className: "app-editor__moves", role: "group", "aria-label": "Move the map" });
  figure.replaceChildren(ground, moves);
  const { map, others } = layGround(window.L, ground, { zones, tiles });
  const shown = window.L.polygon(latLngs(ring), SHOWN);
  const bounds = shown.getBounds();
  if (today) bounds.extend(window.L.polygon(latLngs(today), TODAY).getBounds());
  map.fitBounds(bounds, { padding: [50, 50], animate: false });
  shown.addTo(map);
  if (today) window.L.polygon(latLngs(today), TODAY).addTo(map);
  const everything = window.L.featureGroup([...others, shown]).getBounds();
  addMoves(moves, map, { everything, zones: [{ name: figure.dataset.name, bounds }] });
}
