// A book that keeps its records in memory: as book.js, without a browser.
import { changed, confirmed, newRecord, refused, tried } from "../../../static/js/phone/records.js";

export function memoryBook(...ids) {
  const patrol = { started_at: "2026-11-22T19:40:00Z", ended_at: null, visits: [], note: "" };
  const records = new Map(ids.map((id, order) => [id, newRecord({ id, person: "17", kind: "walking", patrol, ready: true, order })]));
  const listeners = new Set();
  const rewrite = async (id, fn) => {
    records.set(id, fn(records.get(id)));
    listeners.forEach((listener) => listener());
    return records.get(id);
  };
  return {
    all: async () => [...records.values()],
    get: async (id) => records.get(id) ?? null,
    change: (id, fn) => rewrite(id, (record) => changed(record, fn(record.patrol))),
    markTried: (id) => rewrite(id, tried),
    confirm: (sent, receipt) => rewrite(sent.id, (record) => confirmed(record, sent, receipt)),
    refuse: (sent, problem) => rewrite(sent.id, (record) => refused(record, sent, problem)),
    subscribe(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}
