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

export function showsPoints(zoom) {
  return zoom >= POINTS_FROM;
}
