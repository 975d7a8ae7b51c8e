// When the board may ask again, and what it says: plain values, tested without a browser.

export const EVERY_MS = 60_000;

// Asks only while somebody may be looking and nobody has paused it.
export function mayAsk({ hidden, paused, signedOut }) {
  return !hidden && !paused && !signedOut;
}

// A screen that was hidden for a while asks at once when it is seen again.
export function isStale(updatedAt, now) {
  return now - updatedAt >= EVERY_MS;
}

export function paceInWords({ paused, signedOut }) {
  if (signedOut) return ", no longer kept up to date";
  return paused ? ", paused" : ", and every minute";
}
