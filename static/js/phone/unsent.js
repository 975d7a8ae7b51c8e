// What an ordinary page says of the patrols on this phone that the server does not have. Pure.
import { isWaiting } from "./records.js";

// "2 patrols wait on this phone for signal. 1 patrol was not taken by the service, which says why."; "" when there is nothing to say.
export function unsentWords(records) {
  const refused = records.filter(({ problem }) => problem !== null).length;
  const waiting = records.filter((record) => isWaiting(record) && record.problem === null).length;
  const sentences = [];
  if (waiting > 0) sentences.push(`${waiting === 1 ? "1 patrol waits" : `${waiting} patrols wait`} on this phone for signal.`);
  if (refused > 0) sentences.push(`${refused === 1 ? "1 patrol was" : `${refused} patrols were`} not taken by the service, which says why.`);
  return sentences.join(" ");
}
