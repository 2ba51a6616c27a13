import { describe, expect, it } from "vitest";
import {
  ordinal,
  readAddresses,
  readDuration,
  readHash,
  readPercent,
  readRequired,
  readText,
  readWhole,
  showDuration,
} from "./checks";

const A = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const B = "wasm1mmhm7hr85xamazzh9plluvpy7s7qw05ccg0mtz";

describe("text", () => {
  it("is counted in bytes of UTF-8, without the blanks around it", () => {
    expect(readText(` ${"é".repeat(64)} `, 128)).toEqual({ value: "é".repeat(64) });
    expect(readText("é".repeat(65), 128)).toEqual({ problem: "130 bytes, at most 128 are taken" });
  });

  it("is one line", () => {
    expect(readText("a\nb", 128)).toHaveProperty("problem");
    expect(readText("a\u0085b", 128)).toHaveProperty("problem");
  });

  it("may have to be there", () => {
    expect(readRequired("  ", 128)).toEqual({ missing: true });
    expect(readText("  ", 128)).toEqual({ value: "" });
  });
});

describe("a percentage", () => {
  it.each([
    ["", 0],
    ["2.5", 250],
    ["2.05 %", 205],
    ["10", 1_000],
    ["0.01", 1],
  ])("%s is read", (typed, bps) => {
    expect(readPercent(typed, 1_000)).toEqual({ value: bps });
  });

  it.each(["10.01", "2.555", "-1", "1e1", ".5", "two", "1,5"])("%s is refused", (typed) => {
    expect(readPercent(typed, 1_000)).toHaveProperty("problem");
  });
});

describe("a whole number", () => {
  it("is within its bounds and exact", () => {
    expect(readWhole("0", 0, 5)).toEqual({ value: 0 });
    expect(readWhole("6", 0, 5)).toHaveProperty("problem");
    expect(readWhole("9007199254740992", 0, Number.MAX_VALUE)).toHaveProperty("problem");
    expect(readWhole("+1", 0, 5)).toHaveProperty("problem");
  });
});

describe("a length of time", () => {
  it.each([
    ["7d", 604_800],
    ["36 hours", 129_600],
    ["90m", 5_400],
    ["3600 s", 3_600],
    ["1 week", 604_800],
  ])("%s is read", (typed, seconds) => {
    expect(readDuration(typed, 0, 31_536_000)).toEqual({ value: seconds });
  });

  it("has bounds, and a unit", () => {
    expect(readDuration("366 days", 0, 31_536_000)).toEqual({ problem: "at most 365 days" });
    expect(readDuration("59 min", 3_600, 7_776_000)).toEqual({ problem: "at least 1 hour" });
    expect(readDuration("7", 0, 31_536_000)).toHaveProperty("problem");
    expect(readDuration("7 fortnights", 0, 31_536_000)).toHaveProperty("problem");
  });

  it("is shown as it is read", () => {
    for (const seconds of [1, 60, 5_400, 86_400, 90_061]) {
      expect(readDuration(showDuration(seconds), 0, 31_536_000)).toEqual({ value: seconds });
    }
  });
});

describe("a hash", () => {
  it("in hex and in base64 is the same", () => {
    const base64 = btoa("\u00ff".repeat(32));
    expect(readHash("ff".repeat(32))).toEqual({ value: base64 });
    expect(readHash(base64)).toEqual({ value: base64 });
  });

  it("of another length is refused", () => {
    expect(readHash("ff".repeat(31))).toHaveProperty("problem");
    expect(readHash(btoa("x".repeat(31)))).toHaveProperty("problem");
    expect(readHash("not a hash")).toHaveProperty("problem");
  });
});

describe("addresses", () => {
  it("are parted by lines, blanks and commas", () => {
    expect(readAddresses(` ${A}\n\n${B}, `, "wasm", 16)).toEqual({ value: [A, B] });
    expect(readAddresses("", "wasm", 16)).toEqual({ value: [] });
  });

  it("are named by their place where one is wrong", () => {
    expect(readAddresses(`${A} bob`, "wasm", 16)).toEqual({
      problem: "The 2nd one: Addresses of this chain begin with wasm1.",
    });
    expect(readAddresses(`${A} ${B} ${A}`, "wasm", 16)).toEqual({
      problem: "The 1st and the 3rd one are the same.",
    });
    expect(readAddresses(`${A} ${B}`, "wasm", 1)).toEqual({ problem: "2 addresses: at most 1 are taken." });
  });

  it("are counted as people count", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal)).toEqual(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 112th".split(" "),
    );
  });
});
