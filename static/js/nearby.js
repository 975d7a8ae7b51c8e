// While an incident is reported: what is on record near it, as soon as kind, time and place are told.
// Without this the server asks after the first sending.
import { getJson, withParameters } from "./api.js";
import { element } from "./map/elements.js";
import { announcement, hint, question } from "./nearby/question.js";

const ADDRESS = "/api/v1/incidents/nearby/";
const PAUSE = 400;

const byId = (id) => document.getElementById(id);
const shown = byId("id_shown");
const form = shown?.form;
if (form) start();

function start() {
  const said = element("p", { className: "govuk-body govuk-visually-hidden", role: "status" });
  const place = element("div", {}, [said]);
  (byId("id_same_as_helptext")?.closest(".govuk-form-group") ?? byId("id_lng").closest(".govuk-form-group")).after(place);
  let last = "";
  let waiting = null;
  let asking = null;

  form.addEventListener("change", soon);
  form.addEventListener("input", soon);
  // A tap on the small map fills the fields without an event.
  form.addEventListener("click", soon);

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const parameters = question(told());
    const key = JSON.stringify(parameters);
    if (key === last) return;
    last = key;
    asking?.abort();
    if (parameters === null) return show([]);
    asking = new AbortController();
    try {
      show(await getJson(withParameters(ADDRESS, parameters), { signal: asking.signal }));
    } catch (error) {
      // Half a time, or no signal: the server asks when the form is sent.
      if (error.name !== "AbortError") show([]);
    }
    return undefined;
  }

  function show(near) {
    const ticked = new Set([...form.querySelectorAll("input[name=same_as]:checked")].map((each) => each.value));
    byId("id_same_as_helptext")?.closest(".govuk-form-group").remove();
    if (near.length > 0) place.before(group(near, ticked));
    shown.value = near.map((each) => each.reference).join(" ");
    said.textContent = announcement(near.length);
  }

  function told() {
    const value = (name) => form.elements[name]?.value ?? "";
    return {
      category: value("category"), date: value("occurred_at_0"), time: value("occurred_at_1"),
      precision: value("time_precision"), untilDate: value("occurred_until_at_0"), untilTime: value("occurred_until_at_1"),
      lat: value("lat"), lng: value("lng"), zone: zoneSlug(),
    };
  }

  function zoneSlug() {
    const slugs = JSON.parse(byId("zone-slugs").textContent);
    return slugs[form.elements.zone.value] ?? "";
  }
}

function group(near, ticked) {
  const legend = element("legend", { className: "govuk-fieldset__legend govuk-fieldset__legend--s", text: "Is it one of these?" });
  const help = element("div", {
    id: "id_same_as_helptext", className: "govuk-hint",
    text: "Tick those that are the same event. Yours is recorded too, and linked to them: figures count both until one is withdrawn.",
  });
  const boxes = element("div", { className: "govuk-checkboxes" }, near.map((each, index) => choice(each, index, ticked)));
  const fieldset = element("fieldset", { className: "govuk-fieldset", "aria-describedby": help.id }, [legend, help, boxes]);
  return element("div", { className: "govuk-form-group" }, [fieldset]);
}

function choice(each, index, ticked) {
  const id = `id_same_as_${index}`;
  const box = element("input", {
    className: "govuk-checkboxes__input", type: "checkbox", name: "same_as", value: each.reference, id,
    "aria-describedby": `${id}_hint`,
  });
  box.checked = ticked.has(each.reference);
  const label = element("label", {
    className: "govuk-label govuk-checkboxes__label", for: id, text: `${each.reference}: ${each.kind}`,
  });
  const link = element("a", {
    className: "govuk-link", href: each.url, target: "_blank", rel: "noopener",
    text: `Open ${each.reference} (opens in a new tab)`,
  });
  const more = element("div", { id: `${id}_hint`, className: "govuk-hint govuk-checkboxes__hint", text: `${hint(each)} ` }, [link]);
  return element("div", { className: "govuk-checkboxes__item" }, [box, label, more]);
}
