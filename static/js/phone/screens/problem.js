// What the service asks about one record, in its own words, with a way to put it right.
import { button, el, list, subheading } from "../dom.js";

// isHere: the form to put it right is already open.
export function problemBox(app, record, { isHere = false } = {}) {
  if (!record.problem) return [];
  const { sentences, doubts } = record.problem;
  const sure = async () => {
    await app.book.markSure(record.id);
    app.poke();
  };
  return [
    el("section", { class: "app-out-problem" },
      subheading("The service asks"),
      list([...sentences, ...doubts]),
      sentences.length === 0 ? button("Yes, that is right. Send it", sure) : null,
      isHere ? null : button("Put it right", () => app.go("fix", record.id), "secondary")),
  ];
}
