// The map on which corners are dragged, drawn and chosen with a pointer. Leaflet and its geoman stay in here.
import { corner } from "./corners.js";
import { layGround } from "./ground.js";

const OUTLINE = { color: "#144e81", weight: 3, fillColor: "#5694ca", fillOpacity: 0.35 };
const LONE = { radius: 6, color: "#144e81", weight: 3, fillColor: "#ffffff", fillOpacity: 1, interactive: false };
const CHOSEN = { radius: 22, color: "#0b0c0c", weight: 3, fillColor: "#ffdd00", fillOpacity: 0.9, interactive: false };
// Lines may cross while one draws: the page says so, and the server refuses.
const EDITING = { allowSelfIntersection: true, removeLayerBelowMinVertexCount: false, snappable: true, snapDistance: 10 };
const DRAWING = { ...EDITING, templineStyle: OUTLINE, hintlineStyle: { ...OUTLINE, dashArray: "5 5" }, pathOptions: OUTLINE };

// Calls `drawn(corners)` for a new outline, `changed(corners)` for one whose corners were dragged, added or removed,
// and `chosen(index)` for a corner that was picked.
export function openCanvas(L, box, data, { drawn, changed, chosen }) {
  // Corners of geoman have no name: whoever does not point has the buttons beside the map.
  L.Marker.mergeOptions({ keyboard: false });
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", "Map of the outline. Arrow keys move the map, plus and minus zoom.");
  const { map, others } = layGround(L, box, data);
  const lone = L.layerGroup().addTo(map);
  let polygon = null;
  let halo = null;
  const { south, west, north, east } = data.box;
  const all = L.featureGroup(others).getBounds();
  map.fitBounds(all.isValid() ? all : [[south, west], [north, east]], { animate: false });

  map.on("pm:create", ({ layer }) => {
    // It goes on drawing until after this event.
    map.pm.disableDraw();
    layer.remove();
    drawn(cornersOf(layer));
  });

  function show(corners, index) {
    polygon?.remove();
    lone.clearLayers();
    polygon = null;
    mark(corners, index);
    if (corners.length < 3) {
      for (const each of corners) lone.addLayer(L.circleMarker(each, LONE));
      if (corners.length === 2) lone.addLayer(L.polyline(corners, { ...OUTLINE, interactive: false }));
      return;
    }
    polygon = L.polygon(corners, OUTLINE).addTo(map);
    polygon.pm.enable(EDITING);
    polygon.on("pm:edit", ({ layer }) => changed(cornersOf(layer)));
    polygon.on("pm:vertexclick pm:markerdragstart", ({ indexPath }) => chosen(indexPath?.at(-1)));
  }

  function mark(corners, index) {
    halo?.remove();
    halo = corners[index] ? L.circleMarker(corners[index], { ...CHOSEN, pmIgnore: true }).addTo(map) : null;
    if (halo && !map.getBounds().contains(corners[index])) map.panTo(corners[index], { animate: false });
  }

  return {
    map,
    show,
    mark,
    others,
    fit: (corners) => corners.length > 1 && map.fitBounds(corners, { padding: [60, 60], maxZoom: 18, animate: false }),
    middle: () => [map.getCenter().lat, map.getCenter().lng],
    isDrawing: () => map.pm.globalDrawModeEnabled(),
    draw(on) {
      if (!on) {
        map.pm.disableDraw();
        return;
      }
      show([], -1);
      map.pm.enableDraw("Polygon", DRAWING);
    },
  };
}

function cornersOf(layer) {
  return layer.getLatLngs()[0].map(({ lat, lng }) => corner(lat, lng));
}
