// Addresses of the same view with one filter changed. Pure.

// The other filters are kept; an empty value takes a filter away.
export function narrowed(asked, change) {
  const query = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(change)) {
    if (value) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
  }
  return `?${query}`;
}

// The first thing in a pop-up that can be reached: the same page, about that place alone.
export function onlyThis(asked, { cell, zone }) {
  const [name, value, text] = cell ? ["cell", cell, "Show only this cell"] : ["zone", zone, "Show only this zone"];
  if (asked[name] === value) {
    return { text: `Show every ${name} again`, href: narrowed(asked, { [name]: "" }) };
  }
  return { text, href: narrowed(asked, { [name]: value }) };
}
