// Who is out; as last time unless changed. One tap starts.
import { crewSteppers } from "../crew.js";
import { button, hint, link, more, text } from "../dom.js";
import { begin } from "../patrol.js";
import { crewWords } from "../words.js";

export async function start(app) {
  const running = app.running();
  if (running) return { to: ["where", running.id] };
  let crew = app.lastCrew();
  const words = text("");
  const show = () => (words.textContent = `${crewWords(crew, app.kit)}${crew.partners.length ? ": a joint patrol" : ""}.`);
  show();
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
    body: [words, hint("As last time."), more("Change who is with you", steppers), text(""), link("Log a past visit instead", "#log")],
    thumb: [button("Start patrol now", begun)],
  };
}
