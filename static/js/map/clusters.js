// Puts places that would lie over each other on the screen under one sign. Pure.
import { counted } from "./words.js";

// Wide enough for a thumb.
export const APART = 44;

// `project` says where on the world's grid of pixels a place lies, so that signs stay while the map is moved.
export function clustered(places, project, apart = APART) {
  const squares = new Map();
  for (const place of places) {
    const { x, y } = project(place);
    const key = `${Math.floor(x / apart)} ${Math.floor(y / apart)}`;
    const sharing = squares.get(key);
    if (sharing) {
      sharing.push(place);
    } else {
      squares.set(key, [place]);
    }
  }
  return [...squares.values()].map(cluster).sort((a, b) => b.count - a.count);
}

function cluster(places) {
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const mean = (name) => places.reduce((sum, place) => sum + place[name] * place.count, 0) / count;
  return { lat: mean("lat"), lng: mean("lng"), count, incidents: places.flatMap((place) => place.incident ?? []) };
}

export function clusterName({ count, incidents: [first] }) {
  return count === 1 && first ? `1 incident: ${first.category_words}` : counted(count, "incident");
}
