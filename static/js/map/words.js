// The words in the map's pop-ups and messages. Pure.

export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

export function cellLines({ name, count }) {
  return [counted(count, "incident"), name];
}

export function zoneLines({ name, count, expected, usual_low: low, usual_high: high, verdict_words: words }) {
  if (count === null) {
    return [name, words];
  }
  if (expected === null) {
    return [name, `${counted(count, "incident")}.`, words];
  }
  return [name, `${counted(count, "incident")}, ${expected} expected (usual: ${low} to ${high}).`, words];
}

export function clusterLines({ words, name, count, around }) {
  return [words, name, `${counted(count, "incident")} in the cell, ${around.toLocaleString("en-GB")} with those around it`];
}

// The time as precisely as it is known.
export function pointLines({ category_words: kind, occurred_at: at, time_precision: precision }) {
  const when = new Date(at);
  const inHarlow = { timeZone: "Europe/London" };
  const day = when.toLocaleDateString("en-GB", { ...inHarlow, day: "numeric", month: "long", year: "numeric" });
  const time = when.toLocaleTimeString("en-GB", { ...inHarlow, hour: "2-digit", minute: "2-digit" });
  const said = {
    exact: `${day}, ${time}`,
    hour: `${day}, within the hour from ${time}`,
    day: `${day}, time not known`,
    range: `From ${day}, ${time}`,
  };
  return [kind, said[precision] ?? day];
}

export function snapLines({ location, count }, label) {
  return [counted(count, "recorded crime"), location || "Place not named", label];
}

export function searchedLines({ name, count }) {
  return [counted(count, "stop search", "stop searches"), name, "Recorded by the police"];
}

export function snapSearchedLines({ name, count }, label) {
  return [counted(count, "stop search", "stop searches"), name, label];
}

export function powerLines({ called, when, state_words: state }) {
  return [called, when, state];
}

export function doseLines({ name, visits_words: visits, last_words: last }) {
  return [name, visits, `Last qualifying visit: ${last.toLowerCase()}`];
}

// Short enough to stand beside the zone, in two lines.
export function doseLabel({ qualifying_visits: visits, last_words: last, days_since: days }) {
  return [counted(visits, "visit"), days === null ? last : `last ${last.toLowerCase()}`];
}

// What it led to and what was done meanwhile are two lines, and no number adds them up.
export function technologyLines(deployment) {
  const { technology_label: technology, status, when, site, zone } = deployment;
  return [
    status === "planned" ? `Planned: ${technology}` : technology,
    when,
    zone ? `${site}, ${zone}` : site,
    `Caused by the technology: ${deployment.caused_by_words}`,
    `Made during the deployment: ${deployment.during_words}`,
  ];
}

// What a sign on the map is called for those who do not see it.
export function technologyName([first, ...rest]) {
  if (rest.length > 0) {
    return `${rest.length + 1} deployments of technology, ${first.site}`;
  }
  return `${technologyLines(first)[0]}, ${first.site}`;
}

// On which side of a zone its name stands: away from its nearest neighbour.
export function labelSide(middle, others) {
  const distance = ([lat, lng]) => (lat - middle[0]) ** 2 + ((lng - middle[1]) * 0.62) ** 2;
  const nearest = [...others].sort((a, b) => distance(a) - distance(b))[0];
  return nearest && nearest[1] > middle[1] ? "left" : "right";
}
