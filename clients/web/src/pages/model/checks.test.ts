import { expect, it } from "vitest";
import { numberProblem, queryIdProblem, wholeNumber } from "./checks";

it("takes whole numbers up to where they stay exact", () => {
  expect(wholeNumber("9007199254740991")).toBe(9007199254740991);
  expect(wholeNumber(" 22645 ")).toBe(22645);
  for (const text of ["", "1.5", "-1", "1e3", "2,2", "0,500", "22,645", "9007199254740992", "0x10"]) {
    expect(wholeNumber(text), text).toBeUndefined();
  }
});

it("says of a comma that it may mean two things", () => {
  for (const text of ["0,500", "1,000", "0,5"]) {
    expect(numberProblem(text, "units"), text).toBe(
      "units: a whole number, with nothing between thousands: 1000, not 1,000",
    );
  }
});

it("says which numbers would do", () => {
  expect(numberProblem("0", "units")).toBe("units: a whole number from 1 to 9,007,199,254,740,991");
  expect(numberProblem("0", "units", 0)).toBeUndefined();
});

it("knows query ids as the contract does", () => {
  expect(queryIdProblem("9c1d065a-cdba-8ce1:8b_99.Z")).toBeUndefined();
  for (const bad of ["", "a b", "ä", "x".repeat(65), "a/b"]) expect(queryIdProblem(bad), bad).toBeDefined();
});
