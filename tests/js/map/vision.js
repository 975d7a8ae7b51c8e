// How far two colours are apart for people with each kind of colour vision. Pure.

// Viénot, Brettel and Mollon 1999 for red and green; Brettel 1997 simplified to one plane for blue.
// Each turns linear RGB into the linear RGB that such an eye takes for the same.
const KINDS = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
  deuteranopia: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
  tritanopia: [[1, 0.14461, -0.14461], [0, 0.85924, 0.14076], [0, 0.85924, 0.14076]],
};
export const VISIONS = Object.keys(KINDS);

export function seenBy(vision, colour) {
  const linear = channels(colour).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return KINDS[vision].map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, n) => sum + part * linear[n], 0))));
}

// CIE 1976: about 2 is the least that is seen side by side, 10 is plain.
export function distance(vision, one, other) {
  const [a, b] = [one, other].map((colour) => lab(seenBy(vision, colour)));
  return Math.hypot(...a.map((part, n) => part - b[n]));
}

// WCAG 2 contrast of two colours, from 1 to 21.
export function contrast(one, other) {
  const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [dark, bright] = [one, other].map((colour) => light(seenBy("usual", colour))).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

// A colour that lets some of the ground through.
export function over(colour, ground, opacity) {
  const [top, below] = [channels(colour), channels(ground)];
  const mixed = top.map((part, n) => Math.round(255 * (opacity * part + (1 - opacity) * below[n])));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function channels(colour) {
  return [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255);
}

function lab([r, g, b]) {
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
  const [fx, fy, fz] = [x, y, z].map((each) => (each > 0.008856 ? Math.cbrt(each) : 7.787 * each + 16 / 116));
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
