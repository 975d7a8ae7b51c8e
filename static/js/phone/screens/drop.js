// Before something goes: a draft for good, or whoever is here.
import { button, text } from "../dom.js";
import { signOut } from "../person.js";
import { isWaiting, wasEverSent } from "../records.js";
import { spanWords, sumWords } from "../words.js";

export async function drop(app, id) {
  const record = await app.book.get(id);
  if (!record || wasEverSent(record)) return { to: [""] };
  const discard = async () => {
    await app.book.discard(id);
    app.say("Discarded.");
    await app.replace("");
  };
  return {
    title: "Discard this draft?",
    body: [text(`${spanWords(record.patrol, app.now())}: ${sumWords(record.patrol, app.now())}.`), text("It was never sent, and cannot be brought back.")],
    thumb: [button("Keep it", () => history.back()), button("Discard it", discard, "secondary")],
  };
}

export async function leave(app) {
  const waiting = app.records().filter(isWaiting).length;
  const out = async () => {
    app.leaving = true;
    const how = await signOut();
    location.assign(how === "done" ? "/" : location.pathname);
  };
  const unsent = `${waiting} ${waiting === 1 ? "entry is" : "entries are"} not sent yet. What is not sent stays on this phone, for you alone, until you sign in again.`;
  return {
    title: "Sign out?",
    body: [text(waiting ? unsent : "Everything is sent.")],
    thumb: [button("Sign out", out), button("Stay", () => history.back(), "secondary")],
  };
}
