// Which zone a point is in, and what to say about it. The server decides when the form is sent.

// About a decimetre; a telephone knows no better.
const PLACES = 6;

export function rounded(degrees) {
  return Number(degrees.toFixed(PLACES));
}

// Latitude and longitude as typed, or null while either is missing or is no number.
export function typedPoint(lat, lng) {
  if (lat.trim() === "" || lng.trim() === "") return null;
  const point = { lat: Number(lat), lng: Number(lng) };
  return Number.isFinite(point.lat) && Number.isFinite(point.lng) ? point : null;
}

export function isWithin(box, { lat, lng }) {
  return lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east;
}

// Counts how often a line to the east crosses the ring, whose points are [lng, lat].
export function holds(ring, { lat, lng }) {
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [x1, y1] = ring[i - 1];
    const [x2, y2] = ring[i];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

// The zones come with those inside a wider area first, so that the first one found is the nearest.
export function zoneAt(zones, point) {
  return zones.find((zone) => holds(zone.ring, point)) ?? null;
}

export function whereabouts({ zones, box, area }, point) {
  if (!isWithin(box, point)) return `This is outside ${area}.`;
  const zone = zoneAt(zones, point);
  return zone === null ? `In ${area}, outside the zones.` : `In ${zone.name}.`;
}

export function locatedSentence(place, point, metres) {
  const near = `Your location is known to within ${Math.max(1, Math.round(metres))} metres.`;
  if (isWithin(place.box, point)) return `${near} ${whereabouts(place, point)}`;
  return `You seem to be outside ${place.area}, so nothing was filled in. Choose the zone, or point on the map.`;
}

// The codes of GeolocationPositionError.
const REFUSALS = {
  1: "This page may not see your location. Allow it in the browser's settings, or give the place in another way.",
  2: "Your location could not be found. Give the place in another way.",
  3: "Finding your location took too long. Try again, or give the place in another way.",
};

export function refusalSentence(code) {
  return REFUSALS[code] ?? REFUSALS[2];
}
