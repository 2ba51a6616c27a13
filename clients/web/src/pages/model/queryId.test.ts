import { expect, it } from "vitest";
import { queryIdProblem } from "./checks";
import { newQueryId } from "./queryId";

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
