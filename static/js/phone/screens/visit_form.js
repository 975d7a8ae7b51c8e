// One visit as part of a form: its zone, its times, and what came of it.
import { counters } from "../counters.js";
import { button, el, field } from "../dom.js";
import { changeVisit, codesFor, count, undo, visitOf } from "../patrol.js";

// watch(name, field) and typed(name, put): see the editor; number is 0 where there is only one.
export function visitForm(app, { visit, number, fields, watch, typed, patrol, change, remove }) {
  const id = visit.client_id;
  const times = fields.visits[id];
  const time = (label, which, name) =>
    watch(`${id} ${name}`, field(label, { type: "time", value: times[which] }, typed(`${id} ${name}`, (value) => (times[which] = value))));
  const taps = counters(codesFor(patrol(), app.kit), visit.outcomes, (code, by) => {
    const options = { isCount: code.is_count, most: app.kit.limits.most_of_one_outcome };
    change((before) => (by > 0 ? count(before, id, code.code, options) : undo(before, id, code.code)));
    const now = visitOf(patrol(), id).outcomes;
    taps.update(now);
    app.say(`${code.label}: ${now[code.code] ?? 0}`);
  }, app.kit.limits.first_buttons);
  return el("section", { class: "app-out-visit", id: `visit-${id}` },
    el("h2", { class: "app-out-subheading", tabindex: -1 }, number ? `Visit ${number}` : "The visit"),
    watch(`${id} zone`, zones(app, visit, (slug) => change((before) => changeVisit(before, id, { zone: slug })))),
    el("div", { class: "app-out-times" }, time("From", "from", "arrived_at"), time("To", "to", "left_at")),
    el("h3", { class: "app-out-place" }, "What came of it"),
    taps.node,
    remove ? button("Take this visit out", remove, "secondary") : null);
}

function zones(app, visit, chosen) {
  const name = `zone-${visit.client_id}`;
  const wrong = el("p", { class: "app-out-wrong", id: `${name}-wrong`, hidden: true });
  const choices = app.kit.zones.map((zone) => {
    const input = el("input", { type: "radio", name, value: zone.slug, id: `${name}-${zone.slug}`, checked: visit.zone === zone.slug, onchange: () => chosen(zone.slug) });
    return el("label", { class: "app-out-choice" }, input, el("span", {}, zone.name));
  });
  const made = el("fieldset", { class: "app-out-field", "aria-describedby": `${name}-wrong` },
    el("legend", { class: "app-out-label" }, "Zone"), wrong, el("div", { class: "app-out-choices" }, choices));
  made.complain = (sentence) => {
    wrong.textContent = sentence ? `Error: ${sentence}` : "";
    wrong.hidden = !sentence;
    for (const input of made.querySelectorAll("input")) sentence ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
  };
  return made;
}
