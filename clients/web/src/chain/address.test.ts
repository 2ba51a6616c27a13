import { expect, test } from "vitest";
import { addressProblem, readAddress } from "./address";

const PERSON = "wasm172ams8ka3rtuse64wdve00u0dr3ndaz66vj5t2";
const CONTRACT = "wasm14hj2tavq8fpesdwxxcu44rty3hh90vhujrvcmstl4zr3txmfvw9s0phg4d";

test("people's and contracts' addresses are read, blanks around them cut", () => {
  expect(readAddress(` ${PERSON}\n`, "wasm")).toBe(PERSON);
  expect(readAddress(CONTRACT, "wasm")).toBe(CONTRACT);
  expect(readAddress(PERSON.toUpperCase(), "wasm")).toBe(PERSON);
});

test("an address with one wrong character, of another chain or of a wrong length is none", () => {
  expect(readAddress(PERSON.replace("72ams", "72amz"), "wasm")).toBeUndefined();
  expect(readAddress(PERSON, "juno")).toBeUndefined();
  expect(readAddress(PERSON.slice(0, -1), "wasm")).toBeUndefined();
  expect(readAddress("x".repeat(5_000), "wasm")).toBeUndefined();
});

test("what is wrong is said in words, and nothing while nothing is typed", () => {
  expect(addressProblem("", "wasm")).toBeUndefined();
  expect(addressProblem(PERSON, "wasm")).toBeUndefined();
  expect(addressProblem(PERSON.slice(0, -1), "wasm")).toContain("typing mistake");
  expect(addressProblem("cosmos1abc", "wasm")).toContain("begin with wasm1");
});
