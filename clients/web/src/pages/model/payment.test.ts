import { expect, it } from "vitest";
import { costOfAmount, costOfUnits, ofToken, typedIn } from "./payment";

const price = { amount: "2500", token: "t", unit: "thousand tokens" };

it("costs units times the unit price, exactly", () => {
  expect(costOfUnits(price, "3")).toEqual({ base: 7_500n, units: 3 });
  const dear = { ...price, amount: "9007199254740993" };
  expect(costOfUnits(dear, "9007199254740991").base).toBe(9007199254740993n * 9007199254740991n);
});

it("has no price for no units, nor for more than an amount can be", () => {
  expect(costOfUnits(price, "0").problem).toContain("a whole number from 1");
  expect(costOfUnits(price, "").problem).toContain("a whole number from 1");
  expect(costOfUnits({ ...price, amount: `${2n ** 128n - 1n}` }, "2").problem).toContain(
    "more than any amount",
  );
});

it("takes an amount of the payer's in whole tokens", () => {
  expect(costOfAmount("0.0123", 6)).toEqual({ base: 12_300n });
  expect(costOfAmount("1000", 6)).toEqual({ base: 1_000_000_000n });
});

it("pays neither units nor tokens by a comma", () => {
  expect(costOfUnits(price, "0,500").problem).toContain("nothing between thousands");
  expect(costOfAmount("0,125", 6).problem).toContain("a point before the fraction");
});

it("says what is wrong with an amount", () => {
  expect(costOfAmount(" ", 6).problem).toBe("an amount is missing");
  expect(costOfAmount("0", 6).problem).toContain("one base unit");
  expect(costOfAmount("0.1234567", 6).problem).toContain("at most 6 digits");
  expect(costOfAmount("1e3", 6).problem).toContain("expected an amount");
});

it("takes a model's units for something else than tokens, and than other units", () => {
  const kinds = [typedIn(undefined), typedIn({ unit: "query" }), typedIn({ unit: "tokens" })];
  expect(new Set(kinds).size).toBe(3);
});

it("keeps a preview only for the same model and token", () => {
  expect(ofToken(["preview", 1, "a", "5"], 1, "a")).toBe(true);
  expect(ofToken(["preview", 1, "a", "5"], 1, "b")).toBe(false);
  expect(ofToken(["preview", 2, "a", "5"], 1, "a")).toBe(false);
  expect(ofToken(undefined, 1, "a")).toBe(false);
});
