import { expect, it } from "vitest";
import { atomsOf, decimalOf, percentOf, sum } from "./decimal";

it("keeps all eighteen digits, also past what a number can hold", () => {
  const text = "90071992547409939.123456789012345678";
  expect(decimalOf(atomsOf(text))).toBe(text);
  expect(sum(["0.1", "0.2", text])).toBe("90071992547409939.423456789012345678");
});

it("reads whole numbers, and writes no empty fraction", () => {
  expect(atomsOf("3")).toBe(3_000_000_000_000_000_000n);
  expect(decimalOf(atomsOf("3.000"))).toBe("3");
  expect(decimalOf(atomsOf("1.05"))).toBe("1.05");
});

it("refuses what is no decimal", () => {
  for (const text of ["", "1e3", "-1", "1.", ".5", "0.1234567890123456789"]) {
    expect(() => atomsOf(text)).toThrow("expected a decimal");
  }
});

it("says shares in percent, without more digits than there are", () => {
  expect(percentOf(atomsOf("0.775"))).toBe("77.5 %");
  expect(percentOf(atomsOf("1"))).toBe("100 %");
  expect(percentOf(atomsOf("0.333333333333333333"))).toBe("33.3333 %");
  expect(percentOf(1n)).toBe("less than 0.0001 %");
});
