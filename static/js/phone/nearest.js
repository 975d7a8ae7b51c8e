// How far a point is from a zone. Positions are used here and forgotten: nothing of them is stored or sent.

const METRES_PER_DEGREE = 111_320;
// Nearer than this counts as there: an outline is drawn along a kerb, and people stand across the street.
const AT_THE_DOOR = 50;

export function nearest(lat, lng, zones) {
  let best = null;
  for (const zone of zones) {
    const metres = metresTo(lat, lng, zone);
    // Zones come with those inside a wider area first, so that of two equally near the first is meant.
    if (metres !== null && (best === null || metres < best.metres)) best = { zone, metres };
  }
  return best;
}

// Metres to the outline, 0 inside it; null for a zone that has none.
export function metresTo(lat, lng, { outline }) {
  if (!outline) return null;
  const polygons = outline.type === "MultiPolygon" ? outline.coordinates : [outline.coordinates];
  return Math.min(...polygons.map((rings) => metresToPolygon(lat, lng, rings)));
}

// How sure one can be that somebody there is in the zone: "at", "near", or null when it is far or too vague.
export function closeness(metres, accuracy, far) {
  if (accuracy > far) return null;
  if (metres <= Math.max(accuracy, AT_THE_DOOR)) return "at";
  return metres <= far ? "near" : null;
}

export function isFar(metres, accuracy, far) {
  return metres !== null && metres > far + accuracy;
}

// "30 m", "1.2 km": no finer than anybody needs.
export function inWords(metres) {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  return `${(metres / 1000).toFixed(1)} km`;
}

function metresToPolygon(lat, lng, rings) {
  // On a plane with the point in its middle; over a few kilometres the difference is centimetres.
  const east = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const flat = rings.map((ring) => ring.map(([x, y]) => [(x - lng) * east, (y - lat) * METRES_PER_DEGREE]));
  const [outer, ...holes] = flat;
  if (holdsOrigin(outer) && !holes.some(holdsOrigin)) return 0;
  return Math.min(...flat.map(metresToRing));
}

function holdsOrigin(ring) {
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 > 0 !== y2 > 0 && 0 < ((x2 - x1) * -y1) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function metresToRing(ring) {
  let least = Infinity;
  for (let i = 1; i < ring.length; i += 1) least = Math.min(least, metresToSide(ring[i - 1], ring[i]));
  return least;
}

function metresToSide([x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}
