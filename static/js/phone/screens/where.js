// Which zone: suggested from where the phone is, chosen by thumb, and never waited for.
import { button, el, hint, link, list, subheading, text } from "../dom.js";
import { closeness, inWords, metresTo, nearest } from "../nearest.js";
import { hasOutcomes, minutes, presentVisit } from "../patrol.js";
import { permission, watchPosition } from "../position.js";
import { arriveAt, choose, endPatrol, isOver, walkable } from "../steps.js";
import { clockOf, lengthInWords } from "../times.js";
import { crewWords, outcomesWords } from "../words.js";

export async function where(app, id) {
  const { record, to } = await walkable(app, id);
  if (to) return { to };
  const { patrol } = record;
  const present = presentVisit(patrol);
  const last = patrol.visits.at(-1) ?? null;
  const suggestion = el("div", { class: "app-out-suggestion", role: "status" });
  const stop = (await permission()) === "denied" ? () => {} : suggest(app, id, present ?? last, suggestion);
  const others = app.kit.zones.filter((zone) => zone.slug !== present?.zone);

  return {
    title: present ? "Go to another zone" : last ? "Where next?" : "Where are you?",
    caption: `Patrol since ${clockOf(patrol.started_at)}. ${crewWords(patrol, app.kit)}.`,
    body: [
      present && button(`Stay at ${app.zoneName(present.zone)}`, () => app.go("visit", id, present.client_id), "secondary"),
      suggestion.hasChildNodes() && suggestion,
      suggestion.hasChildNodes() && subheading("Or choose the zone"),
      zoneButtons(others, (slug) => choose(app, id, slug)),
      suggestion.hasChildNodes() && hint("Your position stays on this phone. It is never stored and never sent."),
      !present && last && button(`Anything else from ${app.zoneName(last.zone)}?`, () => app.go("visit", id, last.client_id), "secondary"),
      soFar(app, id, patrol),
    ],
    thumb: [button(hasOutcomes(patrol) ? "End patrol" : "Nothing to report, end patrol", () => endPatrol(app, id), "end")],
    refresh: () => isOver(app, id),
    stop,
  };
}

export function zoneButtons(zones, chosen) {
  if (zones.length === 0) return text("There are no zones yet. Ask an administrator to load them.");
  return el("div", { class: "app-out-zones" }, zones.map(({ slug, name, kind }) => button(name, () => chosen(slug), kind === "context" ? "secondary" : "")));
}

// Its place is kept from the start, so that no button moves under a thumb when the position comes.
// latest: the visit that lasts or the last one; whoever has just left a zone is not sent back into it.
function suggest(app, id, latest, place) {
  place.append(text("Finding your position. Choose the zone if you know it."));
  const say = (...children) => place.replaceChildren(...children);
  let shown = "";

  const nothing = (sentence) => {
    say(text(sentence));
    // The place that was kept is given back; what moves up is not pressed by mistake.
    place.classList.add("app-out-suggestion--none");
    app.settle();
  };
  const found = (fix) => {
    app.position = fix;
    const near = nearest(fix.lat, fix.lng, app.kit.zones);
    const how = near && closeness(near.metres, fix.accuracy, app.kit.limits.far_metres);
    const sentence = sentenceFor(how, near, fix, latest);
    if (sentence === shown) return;
    shown = sentence;
    const start = how && near.zone.slug !== latest?.zone ? button("Start visit here", () => arriveAt(app, id, near.zone.slug)) : null;
    if (!start) return nothing(sentence);
    place.classList.remove("app-out-suggestion--none");
    return say(text(sentence), start);
  };
  const failed = () => {
    if (shown === "") nothing("Your position is not known. Choose the zone.");
  };
  return watchPosition(found, failed);
}

function sentenceFor(how, near, fix, latest) {
  if (!how) return "You seem to be outside the zones. Choose the one you are in.";
  const { name, slug } = near.zone;
  if (slug === latest?.zone) return `You still seem to be at ${name}.`;
  if (how === "at") return `You seem to be at ${name} (within ${inWords(fix.accuracy)}).`;
  return `You seem to be near ${name} (about ${inWords(near.metres)} from it).`;
}

export async function far(app, id, slug) {
  const { to } = await walkable(app, id);
  if (to) return { to };
  const zone = app.kit.zones.find((each) => each.slug === slug);
  const fix = app.position;
  if (!zone || !fix) return { to: ["where", id] };
  const metres = metresTo(fix.lat, fix.lng, zone);
  return {
    title: `Are you at ${zone.name}?`,
    body: [text(`Your phone puts you about ${inWords(metres)} from ${zone.name}. Start the visit there all the same?`)],
    thumb: [
      button("Start the visit there", () => arriveAt(app, id, slug, app.replace)),
      button("Choose another zone", () => history.back(), "secondary"),
    ],
    refresh: () => isOver(app, id),
  };
}

function soFar(app, id, patrol) {
  const left = patrol.visits.filter((visit) => visit.left_at !== null);
  if (left.length === 0) return null;
  const lines = left.map((visit) =>
    `${app.zoneName(visit.zone)}, ${lengthInWords(minutes(visit, app.now()))}: ${outcomesWords(visit.outcomes, app.labelOf)}.`);
  return el("section", {}, subheading("So far"), list(lines), link("Change something", `#fix/${id}`));
}
