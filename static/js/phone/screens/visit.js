// In a zone: how long, and what came of it, one tap each.
import { band } from "../band.js";
import { counters } from "../counters.js";
import { button, el, field, hint, more, subheading, text } from "../dom.js";
import { personalWords } from "../looking.js";
import { codesFor, count, hasOutcomes, minutes, note, undo, visitOf } from "../patrol.js";
import { choose, endPatrol, isOver, leaveZone, walkable } from "../steps.js";
import { clockOf, lengthInWords } from "../times.js";
import { undoBar } from "../undo.js";
import { crewWords } from "../words.js";
import { zoneButtons } from "./where.js";

export async function visit(app, id, visitId) {
  const { record, to } = await walkable(app, id);
  if (to) return { to };
  let { patrol } = record;
  const here = visitOf(patrol, visitId);
  if (here === null) return { to: ["where", id] };
  const isHere = here.left_at === null;
  const clock = isHere ? band(here, app.kit, app.now) : null;
  const bar = undoBar(app.say);
  const codes = codesFor(patrol, app.kit);
  const mine = () => visitOf(patrol, visitId)?.outcomes ?? {};

  // The count on the screen does not wait for the phone's storage; it is read again once that is quiet.
  let writing = 0;
  const apply = async (change) => {
    patrol = change(patrol);
    redraw();
    writing += 1;
    try {
      await app.book.change(id, change);
    } catch (error) {
      app.fail(error);
    } finally {
      writing -= 1;
    }
  };
  const options = (code) => ({ isCount: code.is_count, most: app.kit.limits.most_of_one_outcome });
  const pressed = (code, by) => {
    const more_ = (before) => count(before, visitId, code.code, options(code));
    const less = (before) => undo(before, visitId, code.code);
    apply(by > 0 ? more_ : less);
    const said = `${code.label}: ${mine()[code.code] ?? 0}`;
    shake();
    if (by > 0) {
      bar.offer(said, () => {
        apply(less);
        app.say(`${code.label}: ${mine()[code.code] ?? 0}`);
      });
    } else app.say(`One taken back. ${said}`);
  };
  const taps = counters(codes, mine(), pressed, app.kit.limits.first_buttons);
  const leaving = button("", () => (isHere ? leaveZone(app, id) : app.go("where", id)), "main");
  const ending = button("", () => endPatrol(app, id), "secondary");

  function redraw() {
    taps.update(mine());
    const counted = Object.keys(mine()).length > 0;
    leaving.textContent = !isHere ? "Done here" : counted ? "Leave zone" : "Nothing to report here, leave zone";
    ending.textContent = hasOutcomes(patrol) ? "End patrol" : "Nothing to report, end patrol";
  }
  redraw();
  const line = noteLine(app, patrol.note, (typed) => apply((before) => note(before, typed)));

  return {
    title: app.zoneName(here.zone),
    caption: `Patrol since ${clockOf(patrol.started_at)}. ${crewWords(patrol, app.kit)}.`,
    body: [
      clock?.node ?? text(`${clockOf(here.arrived_at)} to ${clockOf(here.left_at)}, ${lengthInWords(minutes(here, app.now()))}. You have left.`),
      subheading("Tap what came of it"),
      taps.node,
      line.node,
      isHere && more("Go straight to another zone", zoneButtons(app.kit.zones.filter(({ slug }) => slug !== here.zone), (slug) => choose(app, id, slug))),
      isHere && el("div", { class: "app-out-apart" }, ending),
    ],
    offer: bar.node,
    thumb: [leaving],
    keep: line.keep,
    async refresh() {
      const stored = writing ? null : await app.book.get(id);
      if (writing || (await isOver(app, id)) || !stored) return;
      patrol = stored.patrol;
      redraw();
    },
    stop() {
      line.keep();
      clock?.stop();
      bar.stop();
    },
  };
}

// A phone that is put away may kill the page at any moment after.
const KEPT_AFTER_MS = 150;

export function noteLine(app, value, keepIt) {
  let timer = null;
  let typed = value;
  let kept = value;
  const warning = el("p", { class: "app-out-text app-out-strong", role: "status" });
  const look = () => {
    const words = personalWords(typed, app.kit.looking);
    if (warning.textContent !== words) warning.textContent = words;
  };
  const keep = () => {
    clearTimeout(timer);
    look();
    if (typed === kept) return;
    kept = typed;
    keepIt(typed);
  };
  const input = field("Anything else? One line for the whole patrol.", { type: "text", value, maxlength: 200, autocomplete: "off" }, (text_) => {
    typed = text_;
    clearTimeout(timer);
    timer = setTimeout(keep, KEPT_AFTER_MS);
  });
  input.input.addEventListener("blur", keep);
  look();
  const node = more(value ? "Your line about this patrol" : "Add a line (optional)", input, warning, hint("No names, birth dates or addresses of anybody."));
  node.open = value !== "";
  return { node, keep };
}

// A short buzz, where the phone can and its owner has not asked for stillness.
function shake() {
  if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) navigator.vibrate?.(20);
}
