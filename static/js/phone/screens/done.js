// The duty report: what was logged, whether it is sent, and what to put right now.
import { gaps } from "../check.js";
import { button, el, link, list, subheading, text } from "../dom.js";
import { minutes, totals } from "../patrol.js";
import { isEndedElsewhere, isRunning, wasEverSent } from "../records.js";
import { clockOf, lengthInWords } from "../times.js";
import { crewWords, outcomesWords, sentWords, spanWords, stateWords, sumWords, warningWords } from "../words.js";
import { problemBox } from "./problem.js";

export async function done(app, id) {
  const record = await app.book.get(id);
  if (!record) return { to: [""] };
  if (isRunning(record)) return { to: ["where", id] };
  if (!record.ready) return { to: ["log", id] };
  const { patrol } = record;
  const state = el("div", { role: "status", class: "app-out-state" });
  const warning = el("div", { role: "status" });
  const trouble = el("div", {});
  const discard = el("div", {});
  const isRefused = Boolean(record.problem?.final);
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
    const warned = isRefused ? "" : warningWords(now);
    if (drawn.warned !== warned) warning.replaceChildren(...(warned ? lookAgain(now, warned) : []));
    drawn.warned = warned;
    const asked = JSON.stringify(now.problem);
    if (drawn.asked !== asked) trouble.replaceChildren(...problemBox(app, now));
    drawn.asked = asked;
    // What was sent is struck out on its page, with a reason.
    discard.replaceChildren(...(!now.problem?.final && !wasEverSent(now) && now.kind === "afterwards" ? [link("Discard it", `#drop/${id}`)] : []));
  }

  return {
    title: isRefused ? "Not stored" : patrol.ended_at === null ? "This patrol is over" : "Done",
    body: [
      text(leadWords(app, record), "app-out-lead"),
      state,
      warning,
      trouble,
      ...(isEndedElsewhere(record) ? [] : report(app, record, isRefused)),
      patrol.ended_at !== null && !isRefused && button("Change something", () => app.go("fix", id), "secondary"),
      discard,
    ],
    thumb: [button("Back to the first screen", () => app.go(""))],
    async refresh() {
      const now = await app.book.get(id);
      if (now) show(now);
    },
  };
}

function lookAgain({ id, patrol }, warned) {
  const change = patrol.ended_at === null ? null : link("Change your line", `#fix/${id}`);
  return [el("section", { class: "app-out-gaps" }, subheading("Look at your line again"), text(warned), change)];
}

function report(app, record, isRefused) {
  const { patrol } = record;
  return [
    isRefused ? null : toPutRight(app, record),
    visits(app, patrol),
    outcomes(app, patrol),
    text(`${spanWords(patrol, app.now(), { isOver: true })}. ${crewWords(patrol, app.kit)}.`),
    patrol.note && text(`Your line: ${patrol.note}`),
  ];
}

function leadWords(app, { id, patrol, receipt, problem }) {
  const sum = `${sumWords(patrol, app.now())}.`;
  if (problem?.final) return sum;
  if (receipt?.state === "struck") return "This patrol was struck out elsewhere.";
  if (patrol.ended_at === null) return "This patrol was ended elsewhere. Its page has what was recorded.";
  return app.endedElsewhere === id ? `This patrol was ended elsewhere. ${sum}` : sum;
}

function toPutRight(app, { id, patrol }) {
  if (patrol.ended_at === null) return null;
  const found = gaps(patrol, { now: app.now(), limits: app.kit.limits, zoneName: app.zoneName });
  if (found.length === 0) return null;
  const items = found.map(({ visit, sentence }) =>
    el("div", {}, text(sentence), visit ? link("Change its times", `#fix/${id}/${visit.client_id}`) : link("Add a visit", `#fix/${id}`)));
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
