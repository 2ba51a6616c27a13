import { expect, it } from "vitest";
import { queryIdProblem } from "./checks";
import { newQueryId, readKept } from "./queryId";

it("makes ids that the contract takes, each another", () => {
  const ids = Array.from({ length: 50 }, () => newQueryId());
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) expect(queryIdProblem(id)).toBeUndefined();
});

it("makes them also where the browser has no UUIDs", () => {
  const random = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  const id = newQueryId(random);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(newQueryId(random)).not.toBe(id);
});

it("goes on with the id that was kept, and knows whether it was tried", () => {
  expect(readKept('{"queryId":"q-1","fresh":false}')).toEqual({ queryId: "q-1", fresh: false });
  expect(readKept('{"queryId":"q-1","fresh":true}')).toEqual({ queryId: "q-1", fresh: true });
  // whatever isn't known to be fresh may have been tried
  expect(readKept('{"queryId":"q-1","fresh":"yes"}')).toEqual({ queryId: "q-1", fresh: false });
  for (const other of [null, "", "q-1", "null", '{"queryId":7,"fresh":true}', '{"queryId":"q-1"}']) {
    expect(readKept(other), `${other}`).toBeUndefined();
  }
});
