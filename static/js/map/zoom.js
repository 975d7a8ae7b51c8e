// What the map shows at which zoom. Pure.

export const POINTS_FROM = 17;

// H3 resolution: cells stay between about 60 and 200 pixels across.
export function resolutionAt(zoom) {
  if (zoom < 13) {
    return 7;
  }
  if (zoom < 14) {
    return 8;
  }
  return zoom < 16 ? 9 : 10;
}

export function showsPoints(zoom) {
  return zoom >= POINTS_FROM;
}
