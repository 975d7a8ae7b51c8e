// When a sign-in is over, as this page can know it; the server decides.
const MINUTE = 60_000;

// For how long somebody is asked before.
export const WARNS_MS = 2 * MINUTE;
// The server keeps to the minute when somebody was last there.
const SERVER_SLACK_MS = MINUTE;

// `seenAt`: when this browser last asked for something; `idleMs`: 0 for who need not touch the screen on a shift.
export function endOf({ seenAt, idleMs, lastAt }) {
  const idleAt = idleMs > 0 ? seenAt + idleMs - SERVER_SLACK_MS : Infinity;
  return idleAt < lastAt ? { at: idleAt, canStay: true } : { at: lastAt, canStay: false };
}

export function standing(end, now) {
  if (now >= end.at) return "over";
  return now >= end.at - WARNS_MS ? "warn" : "quiet";
}

// Said aloud by screen readers, so not every second.
export function leftInWords(ms) {
  const minutes = Math.ceil(ms / MINUTE);
  if (ms <= MINUTE / 2) return "less than half a minute";
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
