// What the map shows at which zoom. Pure.

export const POINTS_FROM = 17;

// H3 resolution: cells stay between about 40 and 120 pixels across, and from the zoom at which a desk
// first shows the zones they are the cells of the table.
export function resolutionAt(zoom) {
  if (zoom >= 15) {
    return 10;
  }
  if (zoom >= 14) {
    return 9;
  }
  return zoom >= 12 ? 8 : 7;
}

// The box around what a screen shows, with a margin, so that a small move needs no new answer: [w, s, e, n].
export function boxAround([west, south, east, north], margin = 0.1) {
  const [wide, high] = [(east - west) * margin, (north - south) * margin];
  return [
    Math.max(-180, west - wide),
    Math.max(-90, south - high),
    Math.min(180, east + wide),
    Math.min(90, north + high),
  ];
}

export function boxText(box) {
  return box.map((side) => side.toFixed(5)).join();
}

// Whether all that the screen shows is in the answer already.
export function isInside([west, south, east, north], box) {
  return box !== null && west >= box[0] && south >= box[1] && east <= box[2] && north <= box[3];
}

export function showsPoints(zoom) {
  return zoom >= POINTS_FROM;
}
