import { expect, test } from "vitest";
import { readAmount } from "./amount";

test("amounts are exact in base units", () => {
  expect(readAmount("9007199254.740993", 6)).toEqual({ base: 9_007_199_254_740_993n });
  expect(readAmount("  ", 6)).toEqual({});
});

test("an amount copied from where it is shown is refused for its commas, in words", () => {
  for (const text of ["1,234.5", "0,125"]) {
    expect(readAmount(text, 6).problem).toBe(
      "Expected an amount such as 1234.5: write a point before the fraction and nothing between thousands.",
    );
  }
});

test("more than there is, nothing, and what is no number are refused in words", () => {
  const most = { base: 1_500_000n, what: "the account holds" };
  expect(readAmount("1.5", 6, most)).toEqual({ base: 1_500_000n });
  expect(readAmount("1.500001", 6, most).problem).toBe("More than the account holds, which is 1.5.");
  expect(readAmount("0.0", 6, most).problem).toBe("This would be nothing.");
  expect(readAmount("1e3", 6, most).problem).toContain("an amount such as");
});
