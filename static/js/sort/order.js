// The order of a table's rows by what a column says. Pure.

// What stands where there is nothing to say; it comes last, whichever way the rows go.
const NOTHING = new Set(["", "–"]);

// A number as the page writes it, "1,234" or "3 to 9", as a number; null where there is none.
export function numberIn(text) {
  const found = /-?\d[\d,]*(\.\d+)?/.exec(text);
  return found ? Number(found[0].replaceAll(",", "")) : null;
}

export function keyOf(text, { isNumber }) {
  const said = text.trim();
  if (NOTHING.has(said)) {
    return null;
  }
  return isNumber ? numberIn(said) : said;
}

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") {
    return one - other;
  }
  return String(one).localeCompare(String(other), "en-GB", { numeric: true });
}

// Rows are { key, row }; those with equal keys keep the order they had.
export function ordered(rows, direction) {
  const sign = direction === "descending" ? -1 : 1;
  return [...rows].sort((one, other) => {
    if (one.key === null || other.key === null) {
      return (one.key === null ? 1 : 0) - (other.key === null ? 1 : 0);
    }
    return sign * compare(one.key, other.key);
  });
}

// The first press of a number shows the most, of a word the first letter; the next turns it round.
export function nextDirection(current, { isNumber }) {
  if (current === "none") {
    return isNumber ? "descending" : "ascending";
  }
  return current === "ascending" ? "descending" : "ascending";
}
