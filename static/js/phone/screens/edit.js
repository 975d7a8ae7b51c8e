// A patrol as a form: one logged afterwards, a draft, or one to put right.
import { complaints, doubts } from "../check.js";
import { crewSteppers } from "../crew.js";
import { button, el, field, hint, link, list, more, subheading } from "../dom.js";
import { fieldsOf, withFields } from "../fields.js";
import { newId } from "../ids.js";
import { addVisit, begin, hasOutcomes, note, removeVisit, settle } from "../patrol.js";
import { MINUTE, clockOf, dateOf, iso } from "../times.js";
import { problemBox } from "./problem.js";
import { visitForm } from "./visit_form.js";
import { noteLine } from "./visit.js";

const USUAL_VISIT = 15 * MINUTE;

// A draft is kept from the first change on: opening the form and going back leaves nothing behind.
export async function log(app, id) {
  if (id) {
    const record = await app.book.get(id);
    if (!record) return { to: ["log"] };
    return record.ready ? { to: ["fix", id] } : editor(app, record);
  }
  const now = app.now();
  const at = now - USUAL_VISIT;
  const visit = { client_id: newId(), zone: "", arrived_at: iso(at), left_at: iso(now) };
  const { staff_count, partners } = app.lastCrew();
  const patrol = addVisit({ ...begin({ at, staff_count, partners }), ended_at: visit.left_at }, visit);
  return editor(app, { id: null, kind: "afterwards", ready: false, sure: false, problem: null, patrol: settle(patrol) });
}

// visitId: the visit to begin at, where one is meant.
export async function fix(app, id, visitId) {
  const record = await app.book.get(id);
  if (!record) return { to: [""] };
  if (!record.ready) return { to: ["log", id] };
  if (record.problem?.final) return { to: ["done", id] };
  return editor(app, record, visitId);
}

function editor(app, record, visitId) {
  const isDraft = !record.ready;
  // A change to what was sent is only sent when it is saved; going back and coming again finds it here.
  const kept = app.edits.get(record.id);
  let patrol = kept?.patrol ?? record.patrol;
  let fields = kept?.fields ?? fieldsOf(patrol);
  let id = record.id;
  let writing = Promise.resolve();
  let missing = {};
  let told = [];
  const touched = new Set();
  const shown = new Map();
  const top = el("div", { tabindex: -1 });
  const asking = el("div", {});
  const visits = el("div", {});
  const save = button("", () => press(false), "main");

  function changed() {
    const read = withFields(patrol, fields, record.kind);
    patrol = settle(read.patrol);
    missing = read.missing;
    save.textContent = hasOutcomes(patrol) ? "Save" : "Nothing to report, save";
    asking.replaceChildren();
    complain();
    if (isDraft) writing = writing.then(keepDraft).catch(app.fail);
    else app.edits.set(record.id, { patrol, fields });
  }

  async function keepDraft() {
    const now = patrol;
    if (id !== null) return app.book.change(id, () => now);
    id = newId();
    await app.book.add("afterwards", now, { ready: false, id });
    if (location.hash === "#log") history.replaceState(null, "", `#log/${id}`);
  }

  function found() {
    const others = app.records().filter((each) => each.id !== id && each.ready && each.receipt?.state !== "struck");
    return { ...complaints(patrol, { now: app.now(), limits: app.kit.limits, others: others.map((each) => each.patrol), isSpan: record.kind !== "walking" }), ...missing };
  }

  // Said at a field once it was touched, and at all of them once somebody wants to save.
  function complain({ all = false } = {}) {
    const wrong = found();
    for (const [name, say] of shown) say(all || touched.has(name) ? wrong[name] : "");
    cure(new Set(Object.values(wrong)));
    return wrong;
  }

  // The box at the top tells of no more than is still wrong.
  function cure(wrong) {
    const left = told.filter((sentence) => wrong.has(sentence));
    if (left.length === told.length) return;
    told = left;
    if (told.length) top.querySelector("ul").replaceWith(list(told));
    else top.replaceChildren();
  }

  async function press(sure) {
    const wrong = Object.values(complain({ all: true }));
    if (wrong.length) return problem([...new Set(wrong)]);
    const doubtful = doubts(patrol, { now: app.now(), limits: app.kit.limits, zoneName: app.zoneName });
    if (doubtful.length && !sure && !record.sure) return ask(doubtful);
    await writing;
    if (id === null) await keepDraft();
    const last = patrol;
    await app.book.change(id, () => last);
    if (doubtful.length) await app.book.markSure(id);
    await app.book.markReady(id);
    app.edits.delete(record.id);
    return app.replace("done", id);
  }

  function problem(sentences) {
    told = sentences;
    top.replaceChildren(el("section", { class: "app-out-problem", role: "alert" }, subheading("There is a problem"), list(sentences)));
    top.scrollIntoView({ block: "start" });
    document.querySelector("[aria-invalid]")?.focus();
  }

  function ask(sentences) {
    const yes = button("Yes, that is right. Save", () => press(true));
    asking.replaceChildren(el("section", { class: "app-out-problem" }, list(sentences), yes));
    yes.focus();
  }

  const watch = (name, made) => {
    shown.set(name, made.complain);
    return made;
  };
  const typed = (name, put) => (value) => {
    put(value);
    touched.add(name);
    changed();
  };

  function drawVisits() {
    for (const name of [...shown.keys()].filter((each) => each.includes(" "))) shown.delete(name);
    visits.replaceChildren(...patrol.visits.map((visit, index) =>
      visitForm(app, { visit, number: patrol.visits.length > 1 ? index + 1 : 0, fields, watch, typed,
        patrol: () => patrol,
        change: (fn) => { patrol = fn(patrol); changed(); },
        remove: patrol.visits.length > 1 || record.kind === "walking" ? () => drop(visit.client_id) : null })));
  }

  function add() {
    const before = patrol.visits.at(-1)?.left_at ?? patrol.started_at;
    const made = { client_id: newId(), zone: "", arrived_at: before, left_at: patrol.ended_at ?? iso(app.now()) };
    patrol = addVisit(patrol, made);
    fields = { ...fields, visits: { ...fields.visits, [made.client_id]: { from: clockOf(before), to: clockOf(made.left_at) } } };
    drawVisits();
    changed();
    visits.lastElementChild.querySelector("h2").focus();
  }

  function drop(visitId) {
    patrol = removeVisit(patrol, visitId);
    drawVisits();
    changed();
    app.say("The visit was taken out.");
    (visits.querySelector("h2") ?? document.querySelector("h1")).focus();
  }

  const day = watch("date", field("Day", { type: "date", value: fields.date, max: dateOf(app.now()) }, typed("date", (value) => (fields = { ...fields, date: value }))));
  const ends = record.kind === "walking" ? el("div", { class: "app-out-times" },
    watch("started_at", field("Patrol began", { type: "time", value: fields.start }, typed("started_at", (value) => (fields = { ...fields, start: value })))),
    watch("ended_at", field("and ended", { type: "time", value: fields.end }, typed("ended_at", (value) => (fields = { ...fields, end: value }))))) : null;
  const line = noteLine(app, patrol.note, (words) => { patrol = note(patrol, words); changed(); });
  const crew = more("Who was there", crewSteppers(patrol, app.kit, (who) => { patrol = { ...patrol, ...who }; changed(); }));
  drawVisits();
  save.textContent = hasOutcomes(patrol) ? "Save" : "Nothing to report, save";
  ({ missing } = withFields(patrol, fields, record.kind));
  complain({ all: Boolean(record.problem) });

  return {
    title: isDraft ? "Log a past visit" : "Change this patrol",
    caption: isDraft ? "A draft. It is kept on this phone at every change." : record.receipt?.reference,
    body: [
      top,
      el("div", {}, ...problemBox(app, record, { isHere: true })),
      day, ends, visits,
      button("Add another zone", add, "secondary"),
      crew, line.node, asking,
      isDraft ? null : hint("What was changed, and when, stays on record with the patrol."),
      id && isDraft ? link("Discard this draft", `#drop/${id}`) : null,
    ],
    thumb: [save],
    shown: () => visitId && document.getElementById(`visit-${visitId}`)?.querySelector("h2").focus(),
    keep: line.keep,
    stop: line.keep,
  };
}
