import { expect, it } from "vitest";
import { FILTERS, filterOf, verdictOf } from "./status";

it("asks for one status by its own name, or for all", () => {
  for (const { value } of FILTERS) {
    expect(filterOf(value)).toEqual(value === "all" ? null : { [value]: {} });
  }
});

it("puts verdicts in words", () => {
  expect(verdictOf({ pending: {} }).words).toBe("waits for the curator");
  expect(verdictOf({ scheduled: { change_id: 3, weight: 1_200 } }).words).toBe(
    "accepted with weight 1,200, takes effect by change 3",
  );
  expect(verdictOf({ accepted: { weight: 7 } }).words).toBe("accepted with weight 7");
  expect(verdictOf({ rejected: { reason: "sent before" } })).toEqual({
    words: "rejected",
    reason: "sent before",
  });
});
