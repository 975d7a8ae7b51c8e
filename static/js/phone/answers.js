// What the server's answer to a record means, and how long to wait after none.
import { SIGN_IN_PAGES } from "./addresses.js";

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
// Told by the service, but not about what was sent: tried again later.
const NOT_ABOUT_IT = new Set([404, 405, 408, 425, 429]);

// answer: {status, body, redirected_to}. body is null when it was no JSON: a Wi-Fi's own page, a proxy's error.
export function meaningOf(answer, record) {
  const { status, body, redirected_to = null } = answer;
  if (redirected_to !== null) return { kind: redirected_to.startsWith(SIGN_IN_PAGES) ? "sign-in" : "again" };
  if (body === null || typeof body !== "object" || Array.isArray(body)) return { kind: "again" };
  if (status >= 200 && status < 300) return isReceiptOf(body, record) ? { kind: "receipt", receipt: body } : { kind: "again" };
  if (status === 401 || status === 403) return { kind: "sign-in" };
  if (status >= 400 && status < 500 && !NOT_ABOUT_IT.has(status)) return { kind: "refused", problem: problemOf(status, body) };
  return { kind: "again" };
}

// A receipt for another record, or for less than was sent, confirms nothing.
function isReceiptOf(body, record) {
  return body.client_id === record.id && typeof body.reference === "string" && Number.isInteger(body.revision) && body.revision >= record.revision;
}

// final: whatever is changed, the service will not take it. 409 is about the patrol as such, not about what was sent.
function problemOf(status, body) {
  const { sure = [], final = false, ...rest } = body;
  const doubts = sentencesIn(sure);
  const sentences = sentencesIn(rest);
  if (sentences.length + doubts.length === 0) sentences.push(`The service did not take this patrol, and did not say why (${status}).`);
  return { status, final: status === 409 || final === true, sentences, doubts };
}

// Doubling, and by chance up to half of it less: phones that lost the signal together do not all come back together.
export function delayAfter(failures, random = Math.random()) {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (1 - random / 2);
}

function sentencesIn(value) {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return [...new Set(Object.values(value).flatMap(sentencesIn))];
}
