// The duty report: what was logged, whether it is sent, and what to put right now.
import { gaps } from "../check.js";
import { button, el, link, list, subheading, text } from "../dom.js";
import { minutes, totals } from "../patrol.js";
import { isRunning, wasEverSent } from "../records.js";
import { clockOf, lengthInWords } from "../times.js";
import { crewWords, outcomesWords, sentWords, spanWords, stateWords, sumWords } from "../words.js";
import { problemBox } from "./problem.js";

export async function done(app, id) {
  const record = await app.book.get(id);
  if (!record) return { to: [""] };
  if (isRunning(record)) return { to: ["where", id] };
  if (!record.ready) return { to: ["log", id] };
  const { patrol } = record;
  const state = el("div", { role: "status", class: "app-out-state" });
  const trouble = el("div", {});
  const drawn = {};
  show(record);

  function show(now) {
    const said = `${sentWords(now)} ${stateWords(now, app.sending)}`;
    if (drawn.said !== said) {
      drawn.said = said;
      const isSent = now.sent_revision >= now.revision;
      state.replaceChildren(...[
        text(sentWords(now)),
        isSent ? null : text(stateWords(now, app.sending), "app-out-text app-out-strong"),
        now.receipt && link(`See ${now.receipt.reference}`, now.receipt.url),
      ].filter(Boolean));
    }
    if (drawn.problem !== now.problem?.sentences?.join()) trouble.replaceChildren(...problemBox(app, now));
    drawn.problem = now.problem?.sentences?.join();
  }

  return {
    title: patrol.ended_at === null ? "This patrol is over" : "Done",
    body: [
      text(patrol.ended_at === null ? "It was ended elsewhere. Its page has what was recorded." : `${sumWords(patrol, app.now())}.`, "app-out-lead"),
      state,
      trouble,
      toPutRight(app, record),
      visits(app, patrol),
      outcomes(app, patrol),
      text(`${spanWords(patrol, app.now())}. ${crewWords(patrol, app.kit)}.`),
      patrol.note && text(`Your line: ${patrol.note}`),
      patrol.ended_at !== null && button("Change something", () => app.go("fix", id), "secondary"),
      !wasEverSent(record) && record.kind === "afterwards" && link("Discard it", `#drop/${id}`),
    ],
    thumb: [button("Back to the first screen", () => app.go(""))],
    async refresh() {
      const now = await app.book.get(id);
      if (now) show(now);
    },
  };
}

function toPutRight(app, { id, patrol }) {
  if (patrol.ended_at === null) return null;
  const found = gaps(patrol, { now: app.now(), zoneName: app.zoneName });
  if (found.length === 0) return null;
  const items = found.map(({ visit, sentence }) =>
    el("div", {}, text(sentence), link(visit ? "Change its times" : "Add a visit", `#fix/${id}`)));
  return el("section", { class: "app-out-gaps" }, subheading("To put right now"), list(items));
}

function visits(app, patrol) {
  if (patrol.visits.length === 0) return null;
  const lines = patrol.visits.map((visit) => {
    const times = visit.left_at ? `${clockOf(visit.arrived_at)} to ${clockOf(visit.left_at)}` : `from ${clockOf(visit.arrived_at)}`;
    return `${app.zoneName(visit.zone)}, ${times}, ${lengthInWords(minutes(visit, app.now()))}: ${outcomesWords(visit.outcomes, app.labelOf)}.`;
  });
  return el("section", {}, subheading("Visits"), list(lines));
}

function outcomes(app, patrol) {
  const sums = Object.entries(totals(patrol));
  if (sums.length === 0 || patrol.visits.length < 2) return null;
  const rows = sums.map(([code, number]) => el("div", { class: "app-out-sum" }, el("dt", {}, app.labelOf(code)), el("dd", {}, String(number))));
  return el("section", {}, subheading("Together"), el("dl", { class: "app-out-sums" }, rows));
}
