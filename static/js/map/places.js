// Where a sign for technology stands, and what shares one place with it. Pure.

// A point itself; of an outline its northernmost corner, where the sign covers no number inside.
export function anchorOf({ type, coordinates }) {
  const points = type === "Point" ? [coordinates] : coordinates[0];
  const [lng, lat] = points.reduce((best, each) => (each[1] > best[1] ? each : best));
  return [lat, lng];
}

// Signs on top of each other would hide all but one, so each place has one sign for all that stood there.
export function byPlace(features) {
  const places = new Map();
  for (const { geometry, properties } of features) {
    if (geometry) {
      const at = anchorOf(geometry);
      const place = places.get(at.join()) ?? { at, deployments: [] };
      place.deployments.push(properties);
      places.set(at.join(), place);
    }
  }
  return [...places.values()];
}

// Each outline once.
export function outlines(features) {
  const areas = features.map(({ geometry }) => geometry).filter((geometry) => geometry?.type === "Polygon");
  return [...new Map(areas.map((area) => [JSON.stringify(area.coordinates), area])).values()];
}
