// Where an arrow key leads in a row of things. Pure.

const BY = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// Undefined for a key that leads nowhere; at either end one stays.
export function step(from, howMany, key) {
  if (key === "Home" || key === "End") {
    return key === "Home" ? 0 : howMany - 1;
  }
  return key in BY ? Math.min(howMany - 1, Math.max(0, from + BY[key])) : undefined;
}
