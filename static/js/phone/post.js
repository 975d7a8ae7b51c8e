// Asks the server, and tells what came back without deciding what it means.
import { request } from "../api.js";
import { SIGN_IN_PAGES, SIGN_OUT } from "./addresses.js";
import { toDocument } from "./patrol.js";

const SYNC = "/api/v1/patrols/sync/";
const KIT = "/api/v1/patrols/kit/";
const PATIENCE_MS = 30_000;

// {status, body, redirected_to}; throws when there was no answer at all. body is null when it was no JSON.
async function ask(url, { method = "GET", document: sent } = {}) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (sent !== undefined) headers["Content-Type"] = "application/json";
  const response = await request(url, {
    method,
    headers,
    body: sent === undefined ? undefined : JSON.stringify(sent),
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return {
    status: response.status,
    body: await response.json().catch(notJson),
    redirected_to: response.redirected ? new URL(response.url).pathname : null,
  };
}

export const askKit = () => ask(KIT);

export async function postSignOut() {
  if (!csrfToken()) return false;
  const { redirected_to } = await ask(SIGN_OUT, { method: "POST" });
  return redirected_to?.startsWith(SIGN_IN_PAGES) ?? false;
}

// One record, as it is now. 409 is about the patrol, unless somebody else is signed in by now.
export async function postRecord(record) {
  if (!csrfToken()) await askKit();
  const answer = await ask(SYNC, { method: "POST", document: toDocument(record, record.person) });
  if (answer.status !== 409) return answer;
  const kit = await askKit();
  return kit.body?.person?.key === record.person ? answer : { ...answer, status: 401 };
}

function csrfToken() {
  return document.cookie.split("; ").find((each) => each.startsWith("csrftoken="))?.slice("csrftoken=".length) ?? "";
}

// A body that broke off on the way is no answer; one that is no JSON is somebody else's.
function notJson(error) {
  if (error instanceof SyntaxError) return null;
  throw error;
}
