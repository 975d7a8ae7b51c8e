// Who is out; as last time unless changed. One tap starts.
import { crewSteppers } from "../crew.js";
import { button, link, more, text } from "../dom.js";
import { begin, presentVisit } from "../patrol.js";
import { crewWords } from "../words.js";

// To the patrol that runs, wherever in it somebody is.
export async function walk(app) {
  const running = app.running();
  if (!running) return { to: ["start"] };
  const present = presentVisit(running.patrol);
  return { to: present ? ["visit", running.id, present.client_id] : ["where", running.id] };
}

export async function start(app) {
  if (app.running()) return walk(app);
  let crew = app.lastCrew();
  const words = text("");
  const show = (more_ = "") => (words.textContent = `${crewWords(crew, app.kit)}${crew.partners.length ? ": a joint patrol" : ""}${more_}.`);
  show(", as last time");
  const steppers = crewSteppers(crew, app.kit, (changed) => {
    crew = changed;
    show();
  });
  // Two taps, or two tabs, begin one patrol: the book answers with the one that runs.
  const begun = async () => {
    const { id } = await app.book.add("walking", begin({ at: app.now(), ...crew }));
    await app.replace("where", id);
  };

  return {
    title: "Start patrol",
    body: [words, more("Change who is with you", steppers), link("Log a past visit instead", "#log")],
    thumb: [button("Start patrol now", begun)],
  };
}
