// The first screen: one thing to do, what waits, and where to go today.
import { SIGN_IN_AND_BACK } from "../addresses.js";
import { button, el, link, list, subheading, text } from "../dom.js";
import { metresTo } from "../nearest.js";
import { presentVisit } from "../patrol.js";
import { permission, watchPosition } from "../position.js";
import { isEndedElsewhere, isRunning, isWaiting, wasEverSent } from "../records.js";
import { clockOf, counted, dateOf, dayOf, momentOf } from "../times.js";
import { crewWords, spanWords, stateWords, sumWords, warningWords } from "../words.js";
import { problemBox } from "./problem.js";

const isRefused = (record) => Boolean(record.problem?.final);

export async function home(app) {
  const doing = el("div", { class: "app-out-doing" });
  const entries = el("div", {});
  const planned = el("div", {});
  const past = el("div", {});
  let drawn = "";
  let distance = null;
  const inOrder = (plans_) => (distance ? plans_.toSorted((a, b) => distance.get(a.zone) - distance.get(b.zone)) : plans_);
  const draw = async () => {
    const records = await app.book.all();
    // Only what changed is made anew: a focus is not taken away for nothing.
    const state = JSON.stringify([records, app.sending, app.kit.planned, dateOf(app.kit.now), dateOf(app.now())]);
    if (state === drawn) return;
    drawn = state;
    const running = records.find(isRunning);
    doing.replaceChildren(...signInAgain(app), ...toDo(app, running));
    entries.replaceChildren(...drafts(app, records),
      ...listed(app, "Not taken by the service", records.filter(isRefused)),
      ...listed(app, "Not sent yet", records.filter((record) => isWaiting(record) && !isRefused(record))));
    planned.replaceChildren(...plans(app, inOrder(app.kit.planned)));
    past.replaceChildren(...listed(app, "Sent from this phone", records.filter((record) => record.ready && !isRefused(record) && !isWaiting(record) && !isRunning(record))));
  };
  await draw();
  const stop = await watchDistances(app, (found) => {
    distance = found;
    planned.replaceChildren(...plans(app, inOrder(app.kit.planned)));
  });

  const body = [doing, entries, planned, past, elsewhere(), el("div", { class: "app-out-apart" }, button("Sign out", () => app.go("leave"), "plain"))];
  return { title: "Patrol log", caption: app.kit.person.name, body, refresh: draw, stop };
}

function toDo(app, running) {
  const log = button("Log a past visit", () => app.go("log"), "secondary");
  if (!running) return [button("Start patrol", () => app.go("start"), "main"), text(`${crewWords(app.lastCrew(), app.kit)}, as last time.`), log];
  const present = presentVisit(running.patrol);
  const go = () => (present ? app.go("visit", running.id, present.client_id) : app.go("where", running.id));
  const at = present ? ` At ${app.zoneName(present.zone)} since ${clockOf(present.arrived_at)}.` : "";
  return [
    button("Continue patrol", go, "main"),
    text(`On patrol since ${clockOf(running.patrol.started_at)}: ${crewWords(running.patrol, app.kit)}.${at}`),
    log,
  ];
}

function signInAgain({ sending }) {
  return sending === "sign-in" ? [link("Sign in again to send", SIGN_IN_AND_BACK, { class: "app-go" })] : [];
}

function drafts(app, records) {
  const found = records.filter((record) => !record.ready);
  if (found.length === 0) return [];
  const cards = found.map((record) =>
    el("div", { class: "app-out-card" },
      text(`${spanWords(record.patrol, app.now())}: ${zones(app, record)}.`),
      el("div", { class: "app-out-pair" },
        link("Continue", `#log/${record.id}`, { "aria-label": `Continue the draft: ${zones(app, record)}` }),
        wasEverSent(record) ? null : link("Discard", `#drop/${record.id}`, { "aria-label": `Discard the draft: ${zones(app, record)}` }))));
  return [subheading("Drafts"), list(cards)];
}

function listed(app, title, records) {
  if (records.length === 0) return [];
  const cards = records.toReversed().map((record) => {
    const over = !isRunning(record);
    return el("div", { class: "app-out-card" },
      link(spanWords(record.patrol, app.now(), { isOver: over }), over ? `#done/${record.id}` : `#where/${record.id}`),
      text(isEndedElsewhere(record) ? `${record.receipt.state === "struck" ? "Struck out" : "Ended"} elsewhere.` : `${sumWords(record.patrol, app.now())}.`),
      text(stateWords(record, app.sending), "app-out-text app-out-strong"),
      warningWords(record) && text("The service asks you to look at your line again."),
      problemBox(app, record));
  });
  return [subheading(title), list(cards)];
}

function zones(app, { patrol }) {
  return patrol.visits.map((visit) => (visit.zone ? app.zoneName(visit.zone) : "zone not chosen")).join(", ") || "no visit yet";
}

function plans(app, planned) {
  const isOld = dateOf(app.kit.now) !== dateOf(app.now());
  const day = dayOf(app.kit.now);
  const title = subheading(isOld ? `Visits planned for ${day}` : "Today’s planned visits");
  const stale = isOld ? text("Those of today come with the next signal.") : null;
  if (planned.length === 0) return [title, text(`No visits ${isOld ? `were planned for ${day}` : "are planned for today"}.`), stale].filter(Boolean);
  const cards = planned.map((plan) => {
    const last = plan.last_visit_at ? ` Last visit ${momentOf(plan.last_visit_at, app.now())}.` : "";
    return el("div", { class: "app-out-card" },
      el("h3", { class: "app-out-place" }, `${plan.zone_name}, ${plan.band}`),
      text(`${plan.delivered} of ${counted(plan.visits, "visit")} done.${last}`),
      plan.why && text(`Why here: ${plan.why}`),
      plan.note && text(plan.note));
  });
  return [title, stale, list(cards)].filter(Boolean);
}

function elsewhere() {
  return el("section", {},
    subheading("Elsewhere"),
    text("These need signal."),
    el("div", { class: "app-out-pair" }, link("Report an incident", "/incidents/new/"), link("The full site", "/")));
}

// Only where the phone may tell already: nobody is asked for their position to read a list.
async function watchDistances(app, tell) {
  if (app.kit.planned.length < 2 || (await permission()) !== "granted") return () => {};
  const distance = new Map();
  const stop = watchPosition(({ lat, lng }) => {
    for (const zone of app.kit.zones) distance.set(zone.slug, metresTo(lat, lng, zone) ?? Infinity);
    tell(distance);
    stop();
  }, () => {});
  return stop;
}
