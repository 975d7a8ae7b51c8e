import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterName, clustered } from "../../../static/js/map/clusters.js";

const project = ({ lat, lng }) => ({ x: lng * 100, y: lat * 100 });
const at = (lat, lng, count = 1) => ({ lat, lng, count, incident: { reference: `${lat} ${lng}`, category_words: "Theft" } });

test("what would lie over each other shares a sign, and nothing is lost", () => {
  const found = clustered([at(0, 0), at(0.1, 0.1), at(5, 5)], project);

  assert.deepEqual(found.map(({ count }) => count), [2, 1]);
  assert.equal(found.flatMap(({ incidents }) => incidents).length, 3);
});

test("a sign stands where most of what it stands for is", () => {
  const [{ lat, count }] = clustered([at(0, 0, 3), at(0.4, 0, 1)], project);

  assert.deepEqual([lat, count], [0.1, 4]);
});

test("a sign is named by how many it stands for, and one alone by its kind", () => {
  assert.equal(clusterName({ count: 12, incidents: [] }), "12 incidents");
  assert.equal(clusterName(clustered([at(0, 0)], project)[0]), "1 incident: Theft");
});

for (const number of [999, 1_000, 10_000]) {
  test(`${number} points make few signs, quickly`, () => {
    const points = Array.from({ length: number }, (_, n) => at((n % 100) / 20, Math.floor(n / 100) / 20));
    const started = performance.now();

    const found = clustered(points, project);

    assert.equal(found.reduce((sum, { count }) => sum + count, 0), number);
    assert.ok(found.length < 200);
    assert.ok(performance.now() - started < 500);
  });
}
