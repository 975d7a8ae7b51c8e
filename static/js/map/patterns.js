// Patterns to fill areas with, so that they are told apart without colour and in print.

const SVG = "http://www.w3.org/2000/svg";
const HATCH = "M0 10 10 0";
// What each is made of, in a square of ten: nothing for a pattern that lets all through.
const PATTERNS = {
  recent: { d: "M5 4.5v1", width: 1.6 },
  due: { d: HATCH, width: 1.2 },
  overdue: { d: `${HATCH}M0 0 10 10`, width: 1.4 },
  never: { d: `${HATCH}M0 0 10 10`, width: 1.4 },
  more_99: { d: "M0 5H10M5 0V10", width: 1.4, colour: "#942514" },
  more_95: { d: "M0 5H10", width: 1.4, colour: "#942514" },
  fewer_99: { d: "M3 2.5v1M8 7.5v1", width: 3, colour: "#003078" },
  fewer_95: { d: "M5 4.5v1", width: 2, colour: "#003078" },
  live: { d: HATCH, width: 1, colour: "#942514" },
};

export function addPatterns(map) {
  const box = map.getContainer();
  if (box.querySelector(".app-patterns")) {
    return;
  }
  const made = Object.entries(PATTERNS).map(([name, { d, width, colour = "#0b0c0c" }]) => {
    const line = drawing("path", { d, stroke: colour, "stroke-width": width, "stroke-linecap": "round", fill: "none" });
    const size = { width: 10, height: 10, patternUnits: "userSpaceOnUse" };
    return drawing("pattern", { id: `pattern-${name}`, ...size }, [line]);
  });
  const hidden = { class: "app-patterns", width: 0, height: 0, "aria-hidden": "true", focusable: "false" };
  box.append(drawing("svg", hidden, [drawing("defs", {}, made)]));
}

function drawing(tag, attributes, children = []) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}
