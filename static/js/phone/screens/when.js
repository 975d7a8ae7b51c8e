// A stay of hours, or a patrol nobody ended: asked about, before it is counted as presence.
import { button, field, text } from "../dom.js";
import { isTooLong } from "../check.js";
import { end, leave, minutes, presentVisit } from "../patrol.js";
import { isRunning } from "../records.js";
import { arriveAt, isOver } from "../steps.js";
import { clockOf, dateOf, dayOf, instantOf, lengthInWords } from "../times.js";

// next: "leave", "end", or the zone to go to.
export async function when(app, id, next) {
  const record = await app.book.get(id);
  if (!record) return { to: [""] };
  if (!isRunning(record)) return { to: ["done", id] };
  const { patrol } = record;
  const present = presentVisit(patrol);
  const tooLong = isTooLong(patrol, app.now(), app.kit.limits);
  if (!present && !tooLong) return { to: ["where", id] };
  const since = present?.arrived_at ?? patrol.visits.at(-1)?.left_at ?? patrol.started_at;
  const length = lengthInWords(minutes(present ?? patrol, app.now()));
  const typed = { date: dateOf(since), time: tooLong ? "" : clockOf(app.now()) };
  const day = field("Day", { type: "date", value: typed.date, max: dateOf(app.now()) }, (value) => (typed.date = value));
  const time = field("Time", { type: "time", value: typed.time }, (value) => (typed.time = value));
  const isSameDay = dateOf(since) === dateOf(app.now());

  const done = async (at, sure = false) => {
    const isEnd = next === "end" || tooLong;
    if (isEnd) app.ending = id;
    await app.book.change(id, (before) => (isEnd ? end(before, { at }) : leave(before, { at })));
    if (sure) await app.book.markSure(id);
    if (isEnd) return app.replace("done", id);
    return next === "leave" ? app.replace("where", id) : arriveAt(app, id, next, app.replace);
  };
  const atThatTime = async () => {
    const at = instantOf(typed.date, typed.time);
    const wrong = problem(at, since, app.now(), patrol, app.kit.limits);
    time.complain(wrong);
    if (wrong) return time.input.focus();
    return done(Date.parse(at));
  };

  return {
    title: tooLong ? "When did this patrol end?" : "When did you leave?",
    body: [
      text(tooLong
        ? `It began at ${clockOf(patrol.started_at)} on ${dayOf(patrol.started_at)}. A patrol lasts at most ${lengthInWords(app.kit.limits.longest_patrol_minutes)}.`
        : `You have been at ${app.zoneName(present.zone)} for ${length}, since ${clockOf(since)}.`),
      !isSameDay && day,
      time,
      next === "end" && !tooLong && text("The patrol ends then too. If you walked on, change it in the report."),
    ],
    thumb: [
      button(tooLong || next === "end" ? "It ended at this time" : "I left at this time", atThatTime),
      !tooLong && button("I was there all the time", () => done(app.now(), true), "secondary"),
    ],
    refresh: () => isOver(app, id),
  };
}

function problem(at, since, now, patrol, limits) {
  if (at === null) return "Enter a time, like 19:40.";
  if (Date.parse(at) <= Date.parse(since)) return `This is not after ${clockOf(since)}.`;
  if (Date.parse(at) > now) return "This is in the future. Enter a time that has passed.";
  const longest = limits.longest_patrol_minutes;
  if (Date.parse(at) - Date.parse(patrol.started_at) > longest * 60_000) return `A patrol can last at most ${lengthInWords(longest)}.`;
  return "";
}
