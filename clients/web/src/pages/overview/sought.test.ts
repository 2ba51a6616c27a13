import { expect, it } from "vitest";
import { soughtIn } from "./sought";

const ADDRESS = "wasm172ams8ka3rtuse64wdve00u0dr3ndaz66vj5t2";
const CONTRACT = "wasm1nc5tatafv6eyq7llkr2gv50ff9e22mnf70qgjlv737ktmt4eswrqr5j2ht";

it("takes a number as a datanet's or a model's", () => {
  expect(soughtIn(" 12 ", "wasm")).toEqual({ kind: "id", id: 12, what: "any" });
  expect(soughtIn("Datanet 3", "wasm")).toEqual({ kind: "id", id: 3, what: "datanet" });
  expect(soughtIn("model#2", "wasm")).toEqual({ kind: "id", id: 2, what: "model" });
});

it("refuses numbers that no id can be", () => {
  expect(soughtIn("0", "wasm").kind).toBe("problem");
  expect(soughtIn("9007199254740992", "wasm").kind).toBe("problem");
});

it("takes accounts' and contracts' addresses of this chain", () => {
  expect(soughtIn(ADDRESS, "wasm")).toEqual({ kind: "address", address: ADDRESS });
  expect(soughtIn(ADDRESS.toUpperCase(), "wasm")).toEqual({ kind: "address", address: ADDRESS });
  expect(soughtIn(CONTRACT, "wasm").kind).toBe("address");
});

it("refuses addresses of other chains, cut ones and words", () => {
  for (const text of [ADDRESS, ADDRESS.slice(0, 30), `${ADDRESS}b`, "tldr-pages", ""]) {
    expect(soughtIn(text, text === ADDRESS ? "osmo" : "wasm").kind).toBe("problem");
  }
  expect(soughtIn(ADDRESS.replace("172", "173"), "wasm")).toMatchObject({
    words: expect.stringContaining("typing mistake"),
  });
});
