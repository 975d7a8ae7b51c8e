// What the service says of one record, in its own words, with what can be done about it.
import { button, el, link, list, subheading } from "../dom.js";

// isHere: the form to put it right is already open.
export function problemBox(app, record, { isHere = false } = {}) {
  if (!record.problem) return [];
  return [record.problem.final ? refusal(record) : question(app, record, isHere)];
}

function question(app, record, isHere) {
  const { sentences, doubts } = record.problem;
  const sure = async () => {
    await app.book.markSure(record.id);
    app.poke();
  };
  return el("section", { class: "app-out-problem" },
    subheading("The service asks"),
    list([...sentences, ...doubts]),
    sentences.length === 0 ? button("Yes, that is right. Send it", sure) : null,
    isHere ? null : button("Put it right", () => app.go("fix", record.id), "secondary"));
}

// Nothing that is changed here would make the service take it.
function refusal({ id, problem, receipt }) {
  return el("section", { class: "app-out-problem" },
    subheading("The service will not take this"),
    list([...problem.sentences, ...problem.doubts]),
    el("div", { class: "app-out-pair" },
      receipt ? link(`See ${receipt.reference}`, receipt.url) : null,
      link("Take it off this phone", `#let-go/${id}`)));
}
