// The small map of the place picker: zones on a plain ground, one point. Leaflet stays in here.

const LOOKS = {
  hotspot: { color: "#144e81", weight: 2, fillColor: "#d2e2f1", fillOpacity: 0.7, interactive: false },
  context: { color: "#505a5f", weight: 2, dashArray: "5 4", fill: false, interactive: false },
};
const POINT = { radius: 9, color: "#ffffff", weight: 2, fillColor: "#d4351c", fillOpacity: 1, interactive: false };

// Calls `chosen({lat, lng})` on a tap, and on Enter with the middle of the map.
export function drawMap(ground, { zones, box }, chosen) {
  ground.setAttribute("role", "application");
  ground.setAttribute(
    "aria-label",
    "Map of the zones. Arrow keys move it, plus and minus zoom, Enter puts the point in its middle.",
  );
  const map = window.L.map(ground, { attributionControl: false, zoomSnap: 0.5, scrollWheelZoom: false });
  const layers = zones.map(({ name, kind, ring }) =>
    window.L.polygon(ring.map(([lng, lat]) => [lat, lng]), LOOKS[kind]).addTo(map).bindTooltip(named(name), {
      permanent: kind === "hotspot",
      direction: "center",
      className: "app-picker__name",
    }),
  );
  const all = window.L.featureGroup(layers).getBounds();
  map.fitBounds(all.isValid() ? all : [[box.south, box.west], [box.north, box.east]]);
  let marker = null;

  map.on("click", ({ latlng }) => chosen(latlng));
  ground.addEventListener("keydown", (event) => {
    // Enter on the zoom buttons is theirs, and nowhere here may it send the form.
    if (event.key !== "Enter" || event.target !== ground) return;
    event.preventDefault();
    chosen(map.getCenter());
  });

  return {
    middle: () => map.getCenter(),
    mark(point) {
      marker?.remove();
      marker = point === null ? null : window.L.circleMarker(point, POINT).addTo(map);
      if (point !== null && !map.getBounds().contains(point)) map.panTo(point);
    },
  };
}

function named(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}
