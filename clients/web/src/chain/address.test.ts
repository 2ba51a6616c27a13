import { bech32 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { addressOfHex, addressProblem } from "./address";

const ADDRESS = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const of = (bytes: number, prefix = "wasm") => bech32.encode(prefix, bech32.toWords(new Uint8Array(bytes).fill(1)), 200);

describe("an address", () => {
  it("of an account or a contract is right", () => {
    expect(addressProblem(ADDRESS, "wasm")).toBeUndefined();
    expect(addressProblem(of(32), "wasm")).toBeUndefined();
  });

  it.each([
    ["of another chain", of(20, "cosmos"), /begins with wasm1/],
    ["with one letter changed", ADDRESS.replace("tyh", "tyg"), /mistyped/],
    ["in capitals", `wasm1${ADDRESS.slice(5).toUpperCase()}`, /small letters/],
    ["of another length", of(21), /20 or 32 bytes, this one 21/],
    ["longer than any", of(60), /mistyped/],
    ["that is only the prefix", "wasm1", /mistyped/],
    ["that is nothing", "", /begins with wasm1/],
    ["with blanks", `${ADDRESS} `, /mistyped/],
  ])("%s is refused", (_what, text, problem) => {
    expect(addressProblem(text, "wasm")).toMatch(problem);
  });
});

describe("an account in hex", () => {
  it("has an address under the chain's prefix", () => {
    expect(addressOfHex("01".repeat(20), "wasm")).toBe(ADDRESS);
    expect(addressProblem(addressOfHex("fF".repeat(32), "cosmos") ?? "", "cosmos")).toBeUndefined();
  });

  it.each(["", "01".repeat(21), "zz".repeat(20)])("%s is none", (hex) => {
    expect(addressOfHex(hex, "wasm")).toBeUndefined();
  });
});
