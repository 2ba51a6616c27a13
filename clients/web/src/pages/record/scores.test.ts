import { bech32 } from "@scure/base";
import { expect, it } from "vitest";
import { readScores } from "./scores";

const A = "wasm1s4kj0r2cualuz997nxnmw42wfewjefucrnp9ex";
const B = "wasm1n7u9m4jzqs3fmgcq2f0g2wjt4rxt4weug2gfgn";
const read = (text: string, nobody = "") => readScores(text, nobody, "wasm");

it("reads a line for each contributor, and a score for nobody", () => {
  expect(read(`${A}, 60\n\n${B} 25\n`, "15")).toEqual({
    scores: [
      { address: A, score: 60 },
      { address: B, score: 25 },
    ],
    unattributed: 15,
  });
  expect(read(`${A}:60`).unattributed).toBe(0);
});

it("says in which line something is wrong", () => {
  expect(read(`${A} 60\n${B}`).problem).toBe(
    "Line 2: after the address comes its score, a whole number from 1",
  );
  expect(read(`${A} 60 7`).problem).toContain("Line 1");
  expect(read(`${A} 0`).problem).toContain("from 1");
  expect(read(`cosmos1abc 3`).problem).toContain("Line 1: Addresses of this chain begin with wasm1");
  expect(read(`${A} 1\n${A} 2`).problem).toBe("Line 2: this address is there twice");
});

it("keeps to what the contract takes", () => {
  expect(read("").problem).toContain("At least one");
  expect(read(`${A} 9007199254740991`, "1").problem).toContain("2^53");
  expect(read(`${A} 1`, "some").problem).toContain("nobody");
  const address = (number: number) => bech32.encode("wasm", bech32.toWords(new Uint8Array(20).fill(number)));
  const many = Array.from({ length: 33 }, (_, index) => `${address(index)} 1`);
  expect(read(many.slice(0, 32).join("\n")).scores).toHaveLength(32);
  expect(read(many.join("\n")).problem).toBe("At most 32 contributors can be named, these are 33");
});

it("takes no score with a comma in it", () => {
  expect(read(`${A} 60`, "0,500").problem).toContain("nothing between thousands");
  expect(read(`${A} 1,234`).problem).toContain("Line 1");
});

it("sees a typing mistake in an address", () => {
  expect(read(`${A.slice(0, -1)}q 60`).problem).toContain("Line 1: This address has a typing mistake");
});
