// Who is here, and what they need with no network. Gone at sign-out, with the patrols
// that the server holds; those that wait are not.
import { SIGN_IN_PAGES } from "./addresses.js";
import { forgetConfirmed } from "./book.js";
import { askKit, postSignOut } from "./post.js";
import { asked, transact } from "./storage.js";

const CHANNEL = "harlow-person";
const HOUR_MS = 3_600_000;
let ahead = 0;

// {kit, fresh, state}: "ready" (from the server just now), "offline" (as last time; kit is null when there was none),
// "signed-out", "not-allowed".
export async function loadKit() {
  if (await mustSignOut()) {
    if (!(await tryToSignOut())) return { kit: null, fresh: false, state: "signed-out" };
  }
  const asked_at = Date.now();
  const answer = await askKit().catch(() => null);
  const state = stateAfter(answer);
  if (state === "ready") {
    ahead = (asked_at + Date.now()) / 2 - Date.parse(answer.body.now);
    await keep({ id: "kit", kit: answer.body, fetched_at: new Date().toISOString(), clock_ahead_ms: ahead });
    return { kit: answer.body, fresh: true, state };
  }
  if (state !== "offline") {
    await erase(["kit"]);
    return { kit: null, fresh: false, state };
  }
  const kept = await transact(["kit"], "readonly", ({ kit }) => asked(kit.get("kit")));
  ahead = kept?.clock_ahead_ms ?? 0;
  return { kit: kept?.kit ?? null, fresh: false, state };
}

// From ordinary pages: so that the patrol log works without signal even when it is opened for the first time.
export async function keepKitFresh(person) {
  const row = await transact(["kit"], "readonly", ({ kit }) => asked(kit.get("kit")));
  if (row?.kit.person.key === person && Date.now() - Date.parse(row.fetched_at) < HOUR_MS) return;
  await loadKit();
}

// answer: null when there was none. What is no JSON came from somebody else: a Wi-Fi's own page, a proxy.
export function stateAfter(answer) {
  if (answer === null) return "offline";
  const { status, body, redirected_to } = answer;
  if (redirected_to?.startsWith(SIGN_IN_PAGES)) return "signed-out";
  if (redirected_to !== null || body === null || typeof body !== "object") return "offline";
  if (status === 200 && typeof body.person?.key === "string") return "ready";
  return { 401: "signed-out", 403: "not-allowed" }[status] ?? "offline";
}

// Server-corrected now.
export function clock() {
  return new Date(Date.now() - ahead);
}

// "done", or "remembered": there was no contact, and it is done at the next.
export async function signOut() {
  await startSigningOut();
  return (await tryToSignOut()) ? "done" : "remembered";
}

// Erases who was here and what is sent, and remembers to tell the server until that has happened.
async function startSigningOut() {
  await transact(["kit"], "readwrite", async ({ kit }) => {
    await asked(kit.clear());
    await asked(kit.put({ id: "sign-out" }));
  });
  await forgetConfirmed();
  tellOthers();
}

// The sign-in page is shown to nobody who is signed in: whoever was here is not any more, and the server knows.
export async function forgetPerson() {
  await erase(["kit", "sign-out"]);
  await forgetConfirmed();
}

export async function mustSignOut() {
  return Boolean(await transact(["kit"], "readonly", ({ kit }) => asked(kit.get("sign-out"))));
}

export async function tryToSignOut() {
  const done = await postSignOut().catch(() => false);
  const is_out = done || stateAfter(await askKit().catch(() => null)) === "signed-out";
  if (is_out) await erase(["kit", "sign-out"]);
  return is_out;
}

// fn() when another tab signed out, or somebody else in it is here now.
export function watchPerson(fn) {
  if (!globalThis.BroadcastChannel) return () => {};
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = fn;
  return () => channel.close();
}

async function keep(row) {
  const before = await transact(["kit"], "readwrite", async ({ kit }) => {
    const there = await asked(kit.get("kit"));
    await asked(kit.put(row));
    return there;
  });
  if (before && before.kit.person.key !== row.kit.person.key) tellOthers();
}

async function erase(ids) {
  const there = await transact(["kit"], "readwrite", async ({ kit }) => {
    const found = await asked(kit.get("kit"));
    for (const id of ids) await asked(kit.delete(id));
    return found;
  });
  if (there) tellOthers();
}

function tellOthers() {
  if (!globalThis.BroadcastChannel) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}
