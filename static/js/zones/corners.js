// An outline as its corners, [lat, lng] in order around the edge: read, written, moved. Pure. The server decides
// whether an outline may be; what is said here only saves a way there and back.

const PLACES = 6;
const METRES_A_DEGREE = 111_320;
const PAIR = /^\s*(-?\d+(?:\.\d+)?)[,;\s]+(-?\d+(?:\.\d+)?)\s*$/;
const STEPS = { north: [1, 0], south: [-1, 0], east: [0, 1], west: [0, -1] };

// The corners of what was typed or pasted, or null where it cannot be read. Nothing typed is no corner.
export function readCorners(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  return trimmed.startsWith("{") ? fromGeojson(trimmed) : fromLines(trimmed);
}

export function writeCorners(corners) {
  return corners.map(([lat, lng]) => `${lat}, ${lng}`).join("\n");
}

export function corner(lat, lng) {
  return [Number(lat.toFixed(PLACES)), Number(lng.toFixed(PLACES))];
}

// The corner moved by some metres along the ground.
export function moved(corners, index, direction, metres) {
  const [up, right] = STEPS[direction];
  const [lat, lng] = corners[index];
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const there = corner(
    lat + (up * metres) / METRES_A_DEGREE,
    lng + (right * metres) / (METRES_A_DEGREE * squeeze),
  );
  return corners.with(index, there);
}

// A new corner half way to the next one.
export function split(corners, index) {
  const [lat, lng] = corners[index];
  const [nextLat, nextLng] = corners[(index + 1) % corners.length];
  return corners.toSpliced(index + 1, 0, corner((lat + nextLat) / 2, (lng + nextLng) / 2));
}

export function added(corners, index, [lat, lng]) {
  return corners.toSpliced(index + 1, 0, corner(lat, lng));
}

export function removed(corners, index) {
  return corners.toSpliced(index, 1);
}

export function crossesItself(corners) {
  const edges = corners.map((from, index) => [from, corners[(index + 1) % corners.length]]);
  return edges.some(([a, b], first) =>
    edges.slice(first + 2).some(([c, d], rest) => {
      const neighbours = first === 0 && first + 2 + rest === edges.length - 1;
      return !neighbours && cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
    }),
  );
}

export function hectares(corners) {
  const squeeze = Math.cos(((corners[0]?.[0] ?? 0) * Math.PI) / 180);
  const twice = corners.reduce((sum, [lat, lng], index) => {
    const [nextLat, nextLng] = corners[(index + 1) % corners.length];
    return sum + (lng - corners[0][1]) * (nextLat - corners[0][0]) - (nextLng - corners[0][1]) * (lat - corners[0][0]);
  }, 0);
  return (Math.abs(twice) / 2) * METRES_A_DEGREE ** 2 * squeeze / 10_000;
}

// What to say of them, and whether something is wrong.
export function verdict(corners) {
  if (corners === null) {
    return { wrong: true, words: "The corners below cannot be read. Give one a line, like 51.77095, 0.09182." };
  }
  if (corners.length < 3) {
    return { wrong: false, words: `${counted(corners.length)}. An outline needs at least three.` };
  }
  if (crossesItself(corners)) {
    return { wrong: true, words: "The outline crosses itself. Move or remove the corner that folds it." };
  }
  return { wrong: false, words: `${counted(corners.length)}, ${hectares(corners).toFixed(2)} hectares.` };
}

function counted(number) {
  if (number === 0) return "No corner yet";
  return number === 1 ? "1 corner" : `${number} corners`;
}

function cross([a, b], [c, d], [e, f]) {
  return (c - a) * (f - b) - (d - b) * (e - a);
}

function fromLines(text) {
  const pairs = text.split("\n").filter((line) => line.trim() !== "").map((line) => PAIR.exec(line));
  return pairs.includes(null) ? null : opened(pairs.map(([, lat, lng]) => [Number(lat), Number(lng)]));
}

function fromGeojson(text) {
  try {
    let found = JSON.parse(text);
    if (found.type === "FeatureCollection" && found.features.length === 1) [found] = found.features;
    if (found.type === "Feature") found = found.geometry;
    if (found.type !== "Polygon") return null;
    const ring = found.coordinates[0].map(([lng, lat]) => [lat, lng]);
    return ring.flat().every(Number.isFinite) ? opened(ring) : null;
  } catch {
    return null;
  }
}

// Without the first corner once more at the end.
function opened(ring) {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
}
