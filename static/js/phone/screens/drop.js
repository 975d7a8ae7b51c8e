// Before something goes: a draft for good, or whoever is here.
import { button, link, text } from "../dom.js";
import { signOut } from "../person.js";
import { isWaiting, wasEverSent } from "../records.js";
import { leavingWords, lostWords, spanWords, sumWords } from "../words.js";

export async function drop(app, id) {
  const record = await app.book.get(id);
  if (!record || wasEverSent(record)) return { to: [""] };
  const discard = async () => {
    await app.book.discard(id);
    await app.replace("");
    app.say("Discarded.");
  };
  return {
    title: "Discard this draft?",
    body: [text(`${spanWords(record.patrol, app.now())}: ${sumWords(record.patrol, app.now())}.`), text("It was never sent, and cannot be brought back.")],
    thumb: [button("Keep it", () => history.back()), button("Discard it", discard, "secondary")],
  };
}

// What the service refuses for good; what it keeps of the patrol stays there.
export async function letGo(app, id) {
  const record = await app.book.get(id);
  if (!record?.problem?.final) return { to: record ? ["done", id] : [""] };
  const off = async () => {
    await app.book.letGo(id);
    await app.replace("");
    app.say("Taken off this phone.");
  };
  return {
    title: "Take it off this phone?",
    body: [text(lostWords(record, app.now())), record.receipt && link(`See ${record.receipt.reference}`, record.receipt.url)],
    thumb: [button("Keep it", () => history.back()), button("Take it off this phone", off, "secondary")],
  };
}

export async function leave(app) {
  const waiting = app.records().filter((record) => isWaiting(record) || record.problem?.final).length;
  const drafts = app.records().filter((record) => !record.ready).length;
  const out = async () => {
    app.leaving = true;
    const how = await signOut();
    location.assign(how === "done" ? "/" : location.pathname);
  };
  return {
    title: "Sign out?",
    body: [text(leavingWords({ waiting, drafts }))],
    thumb: [button("Sign out", out), button("Stay", () => history.back(), "secondary")],
  };
}
