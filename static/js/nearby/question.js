// What is asked of the server about an incident while its form is filled in, and how an answer reads.

const NEEDED = ["category", "date", "time"];

// The parameters of the question, or null while kind, time and place are not all told.
export function question(told) {
  if (NEEDED.some((name) => !told[name])) return null;
  const point = told.lat.trim() !== "" && told.lng.trim() !== "";
  if (!point && !told.zone) return null;
  const until = told.untilDate && told.untilTime ? `${told.untilDate}T${told.untilTime}` : "";
  const isRange = told.precision === "range";
  if (isRange && !until) return null;
  return {
    category: told.category,
    occurred_at: `${told.date}T${told.time}`,
    time_precision: told.precision,
    occurred_until_at: isRange ? until : "",
    ...(point ? { lat: told.lat.trim(), lng: told.lng.trim() } : {}),
    zone: point ? "" : told.zone,
  };
}

export function hint({ when, where, metres, description }) {
  const away = metres === null ? "" : `, ${metres} metres away`;
  return `${when}; ${where}${away}. ${description}`.trim();
}

export function announcement(count) {
  if (count === 0) return "";
  return count === 1
    ? "1 incident on record is near in place, time and kind."
    : `${count} incidents on record are near in place, time and kind.`;
}
