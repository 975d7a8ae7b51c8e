// The steps of a patrol that is walked, each from whichever screen it is taken on.
import { isDoubtful, isTooLong } from "./check.js";
import { newId } from "./ids.js";
import { isFar, metresTo } from "./nearest.js";
import { arrive, end, leave, presentVisit } from "./patrol.js";
import { isRunning } from "./records.js";

// The record if it can be walked on, else where to go instead: {record} or {to}.
export async function walkable(app, id) {
  const record = await app.book.get(id);
  if (!record) return { to: [""] };
  if (!isRunning(record)) return { to: ["done", id] };
  if (isTooLong(record.patrol, app.now(), app.kit.limits)) return { to: ["when", id, "end"] };
  return { record };
}

export async function choose(app, id, slug) {
  const fix = app.position;
  const zone = app.kit.zones.find((each) => each.slug === slug);
  if (fix && isFar(metresTo(fix.lat, fix.lng, zone), fix.accuracy, app.kit.limits.far_metres)) return app.go("far", id, slug);
  return arriveAt(app, id, slug);
}

// next: app.go, or app.replace from a screen that there is no coming back to.
export async function arriveAt(app, id, slug, next = app.go) {
  if (await staysLong(app, id)) return next("when", id, slug);
  const { patrol } = await step(app, id, (before) => arrive(before, { zone: slug, at: app.now(), client_id: newId() }));
  const visit = presentVisit(patrol);
  return next("visit", id, visit.client_id);
}

export async function leaveZone(app, id) {
  if (await staysLong(app, id)) return app.go("when", id, "leave");
  await step(app, id, (patrol) => leave(patrol, { at: app.now() }));
  return app.go("where", id);
}

export async function endPatrol(app, id) {
  const { patrol } = await app.book.get(id);
  if (isTooLong(patrol, app.now(), app.kit.limits) || (await staysLong(app, id))) return app.go("when", id, "end");
  app.ending = id;
  await step(app, id, (before) => end(before, { at: app.now() }));
  return app.go("done", id);
}

// For a screen of a patrol that runs: true where it was ended in another tab, on another device or by somebody else.
export async function isOver(app, id) {
  const record = await app.book.get(id);
  if (app.ending === id || (record && isRunning(record))) return false;
  app.endedElsewhere = id;
  await (record ? app.replace("done", id) : app.replace(""));
  return true;
}

// Whoever was sure of a stay of hours is not asked about it again because they walked on.
async function step(app, id, change) {
  const before = await app.book.get(id);
  const after = await app.book.change(id, change);
  const long = ({ patrol }) => patrol.visits.filter((visit) => isDoubtful(visit, app.now(), app.kit.limits)).length;
  if (before.sure && !after.sure && long(before) === long(after)) await app.book.markSure(id);
  return after;
}

async function staysLong(app, id) {
  const record = await app.book.get(id);
  const present = presentVisit(record.patrol);
  return present !== null && isDoubtful(present, app.now(), app.kit.limits);
}
