// The ground that outlines are drawn on: street tiles where there are any, and the other zones in grey.

const OTHERS = {
  hotspot: { color: "#505a5f", weight: 1.5, fillColor: "#b1b4b6", fillOpacity: 0.25, interactive: false },
  context: { color: "#505a5f", weight: 2, dashArray: "5 4", fill: false, interactive: false },
};
const OPTIONS = { zoomSnap: 0.5, scrollWheelZoom: false, maxZoom: 19, attributionControl: false };

export function layGround(L, box, { zones, tiles }) {
  const map = L.map(box, { ...OPTIONS, zoomAnimation: false });
  if (tiles) {
    L.tileLayer(tiles.url, { maxZoom: 19 }).addTo(map);
    L.control.attribution({ prefix: "" }).addAttribution(tiles.attribution).addTo(map);
  }
  const others = zones.map(({ name, kind, ring }) =>
    L.polygon(latLngs(ring), OTHERS[kind] ?? OTHERS.hotspot)
      .addTo(map)
      .bindTooltip(words(name), { permanent: kind !== "context", direction: "center", className: "app-editor__name" }),
  );
  return { map, others };
}

// From [lng, lat] as GeoJSON has it.
export function latLngs(ring) {
  return ring.map(([lng, lat]) => [lat, lng]);
}

function words(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}
