import { expect, it } from "vitest";
import { incomeByToken, recordsOf } from "./totals";

it("adds the income of pools token by token, past what a double holds", () => {
  const big = "9007199254740993";
  expect(
    incomeByToken([
      { token: "a", income: big, waiting_pots: "2" },
      { token: "b", income: "5", waiting_pots: "0" },
      { token: "a", income: big, waiting_pots: "3" },
      { token: "c", income: "0", waiting_pots: "0" },
    ]),
  ).toEqual([
    { token: "a", income: 18014398509481986n, waiting: 5n },
    { token: "b", income: 5n, waiting: 0n },
  ]);
});

it("counts the records of all models", () => {
  expect(recordsOf([{ records: 3 }, { records: 4 }])).toBe(7n);
});
