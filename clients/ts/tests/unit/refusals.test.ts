import { describe, expect, it } from "vitest";
import { PATTERNS, type FieldKind } from "../../src/generated/errors.js";
import { refusalOf } from "../../src/faults/refusal.js";
import { explain } from "../../src/index.js";
import { read } from "./repository.js";

/** What a field of each kind may look like in a text, and what is read of it. */
const SAMPLES: Record<FieldKind, [text: string, value: unknown][]> = {
  number: [
    ["7", 7],
    ["9007199254740991", 9007199254740991],
  ],
  hex: [
    ["000A", 10],
    ["1F600", 0x1f600],
  ],
  bigint: [
    ["1", 1n],
    ["340282366920938463463374607431768211455", (1n << 128n) - 1n],
  ],
  string: [
    ["q-1", "q-1"],
    ["two\nlines", "two\nlines"],
  ],
  label: [
    ["content_hash", "content_hash"],
    ["set weights", "set weights"],
  ],
  hash: [["ab".repeat(32), "ab".repeat(32)]],
  address: [["wasm1n7u9m4jzqs3fmgcq2f0g2wjt4rxt4weug2gfgn", "wasm1n7u9m4jzqs3fmgcq2f0g2wjt4rxt4weug2gfgn"]],
  holder: [
    ["wasm1abc", "wasm1abc"],
    ["(nobody is nominated)", undefined],
  ],
  next: [
    ["the next matures at 1795411781", 1795411781],
    ["none is waiting", undefined],
  ],
  reason: [["model 1 is not active", "model 1 is not active"]],
};

const PLACES: Record<string, string> = { "\\d+": "9007199254740991" };

/** A text that a pattern is made for, with the sample of this number in each place. */
function sampleOf(pattern: RegExp, fields: [string, FieldKind][], number: number) {
  const values: Record<string, unknown> = {};
  const places = [...fields];
  let text = pattern.source.slice(1, -1);
  // places first, then what is escaped
  text = text.replace(/\((?:[^()\\]|\\.|\[[^\]]*\])+\)/g, (group) => {
    if (/^\\[()]/.test(group)) return group;
    const field = places.shift();
    if (field === undefined) throw new Error(`too many places in ${pattern.source}`);
    const samples = SAMPLES[field[1]];
    const [sample, value] = samples[number % samples.length] as [string, unknown];
    values[field[0]] = value;
    return sample.replace(/[()]/g, "\\$&");
  });
  for (const [place, with_] of Object.entries(PLACES)) text = text.replaceAll(place, with_);
  expect(places).toEqual([]);
  return { text: text.replace(/\\(.)/g, "$1"), values };
}

describe("every refusal of the contract", () => {
  it("is there: as many as its source has texts", () => {
    const count = (path: string, pattern: RegExp): number => read(path).match(pattern)?.length ?? 0;
    const texts =
      count("contracts/tributary/src/error.rs", /#\[error\(\s*"/g) +
      count("packages/fee-split/src/error.rs", /#\[error\(\s*"/g) +
      count("packages/weight-roll/src/error.rs", /write!\(/g);
    // the roll crate writes one hash byte by byte besides
    expect(PATTERNS.length).toBe(texts - 1);
  });

  it.each(PATTERNS.map(({ kind, pattern, fields }) => [kind, pattern, fields] as const))(
    "%s is read from its text, with its fields, and said in words",
    (kind, pattern, fields) => {
      for (const number of [0, 1]) {
        const { text, values } = sampleOf(pattern, fields, number);
        expect(refusalOf(text)).toEqual({ kind, fields: values });
        const { words } = explain(new Error(text));
        expect(words).toMatch(/^(?:wasm1|[\p{Lu}\d“])/u);
        expect(words).toMatch(/[.?]$/);
        expect(words).not.toMatch(/undefined|NaN|\[object|\n/);
      }
    },
  );
});

describe("texts as the contract writes them", () => {
  // of tests of the contract, word for word
  it.each([
    ["intake is paused until 1795411781 (seconds since 1970)", "intake_paused", { until: 1795411781 }],
    [
      "model 1: expected 2500 of wasm1tok (1 × 2500), found 1000000 of wasm1tok",
      "wrong_price",
      {
        model_id: 1,
        units: 1,
        unit_price: 2500n,
        expected: 2500n,
        expected_token: "wasm1tok",
        found: 1000000n,
        found_token: "wasm1tok",
      },
    ],
    [
      "content_hash: expected 32 bytes, found 31",
      "hash_length",
      { field: "content_hash", expected: 32, found: 31 },
    ],
    ["root: expected 32 bytes, found 31", "hash_length", { field: "root", expected: 32, found: 31 }],
    ["name: expected 1 to 128 bytes, found 0", "text_length", { field: "name", min: 1, max: 128, found: 0 }],
    [
      "charge 0, q-1 of wasm1pay: expected a charge of at most 5, found 6",
      "charge_refused",
      { position: 0, query_id: "q-1", payer: "wasm1pay", reason: "expected a charge of at most 5, found 6" },
    ],
    [
      "expected the owner (ownership is renounced), found wasm1x",
      "not_owner",
      { expected: undefined, found: "wasm1x" },
    ],
    ["weights: wasm1x is there twice", "duplicate", { list: "weights", entry: "wasm1x" }],
  ])("%s", (text, kind, fields) => {
    expect(refusalOf(text)).toEqual({ kind, fields });
  });

  it("a refused charge says why in words", () => {
    const { words } = explain(
      "charge 0, q-1 of wasm1pay: intake is paused until 1795411781 (seconds since 1970)",
    );
    // lists on a screen begin with 1
    expect(words).toContain("Charge 1 of the batch");
    expect(words).toContain("paused payments and registrations until 2026-11-23 05:29 UTC");
  });
});

describe("hostile texts", () => {
  it.each([
    ["", 0],
    ["a refusal with a tail", 1],
    ["datanet 1 is not registered\nand more", 2],
  ])("that are no refusal are none (%#)", (text) => {
    expect(refusalOf(text)).toBeUndefined();
  });

  it("take no time, however long", () => {
    const long = [
      "charge 0, " + " of ".repeat(30_000),
      ": ".repeat(60_000),
      "a: ".repeat(1_300),
      "expected " + ", found ".repeat(500),
      "x".repeat(4_000) + ": expected 1 to 2 bytes, found",
      "out of gas".repeat(20_000),
      "Error: ".repeat(20_000),
    ];
    const began = performance.now();
    for (const text of long) explain(new Error(text));
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("are quoted cut, on one line and in one direction", () => {
    const evil = "\u202Eevil\n\u0000<script>" + "x".repeat(500);
    const words = [
      explain(new Error(evil)).words,
      explain(new Error(`model 1 has no query ${evil} of wasm1x`)).words,
      explain(new Error(`owner: not an address: ${evil}: reason`)).words,
      explain(new Error(`${evil}: expected no white space before or after`)).words,
    ];
    for (const one of words) {
      expect(one).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(one.length).toBeLessThan(400);
    }
  });
});
