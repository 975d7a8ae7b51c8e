// Puts counts into at most five classes, with the colours and the words of the legend. Pure.

// ColorBrewer's YlGnBu: tells apart for every kind of colour vision, and gets darker in grey too.
export const COLOURS = ["#ffffcc", "#a1dab4", "#41b6c4", "#225ea8", "#253494"];

// Upper limits that grow: most cells hold few, so equal steps would put them all in one class.
export function classLimits(largest, classes = COLOURS.length) {
  const limits = [];
  let from = 1;
  for (let n = 1; n <= classes && from <= largest; n += 1) {
    const to = n === classes ? largest : Math.max(from, Math.floor(largest * (n / classes) ** 1.5));
    limits.push({ from, to });
    from = to + 1;
  }
  return limits;
}

export function classOf(count, limits) {
  const index = limits.findIndex(({ to }) => count <= to);
  return index === -1 ? limits.length - 1 : index;
}

export function legendText({ from, to }) {
  return from === to ? `${from}` : `${from} to ${to}`;
}

// With fewer than five classes the colours are spread, so that the most is always the darkest.
export function colourOf(index, classes) {
  const step = classes > 1 ? (COLOURS.length - 1) / (classes - 1) : 0;
  return COLOURS[classes > 1 ? Math.round(index * step) : 2];
}

// Numbers on the dark colours are white.
export function isDark(colour) {
  return COLOURS.indexOf(colour) >= 3;
}
