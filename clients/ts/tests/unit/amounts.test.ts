import { describe, expect, it } from "vitest";
import {
  formatAmount,
  formatScaled,
  gasPriceOf,
  INDEX_SCALE,
  parseAmount,
  unscale,
} from "../../src/index.js";
import { feeOf } from "../../src/signer/fee.js";

const LARGEST = (1n << 128n) - 1n;

describe("an amount is shown", () => {
  it.each([
    [0n, 6, "0"],
    [1n, 6, "0.000001"],
    [1_234_500_000n, 6, "1,234.5"],
    [1_000_000n, 6, "1"],
    [999n, 0, "999"],
    [1_000n, 0, "1,000"],
    [1n, 18, "0.000000000000000001"],
    [LARGEST, 6, "340,282,366,920,938,463,463,374,607,431,768.211455"],
    [-1_500_000n, 6, "-1.5"],
    ["1234567", 6, "1.234567"],
  ])("%s of %i decimals: %s", (base, decimals, shown) => {
    expect(formatAmount(base, decimals)).toBe(shown);
  });

  it("with its symbol, without commas, and cut rather than rounded up", () => {
    expect(formatAmount(1_999_999n, 6, { maxDecimals: 2 })).toBe("1.99");
    expect(formatAmount(1_999_999n, 6, { maxDecimals: 0, symbol: "DEMO" })).toBe("1 DEMO");
    expect(formatAmount(1_234_000_000n, 6, { group: "" })).toBe("1234");
  });

  it("as less than the least that is shown, never as nothing", () => {
    expect(formatAmount(1n, 6, { maxDecimals: 2 })).toBe("<0.01");
    expect(formatAmount(1n, 6, { maxDecimals: 0, symbol: "DEMO" })).toBe("<1 DEMO");
    expect(formatAmount(0n, 6, { maxDecimals: 2 })).toBe("0");
  });

  it.each(["", "1.5", "-1", "1e3", "0x1", "9".repeat(79)])("“%s” is no amount in base units", (text) => {
    expect(() => formatAmount(text, 6)).toThrow(/^expected an amount in base units/);
  });
});

describe("an amount that was typed is read", () => {
  it.each([
    ["12.5", 6, 12_500_000n],
    [" 12.5 ", 6, 12_500_000n],
    [".5", 6, 500_000n],
    ["5.", 6, 5_000_000n],
    ["1234.5", 6, 1_234_500_000n],
    ["0.1000000000", 6, 100_000n],
    ["0", 6, 0n],
    ["7", 0, 7n],
    ["340282366920938463463374607431768.211455", 6, LARGEST],
  ])("%s of %i decimals", (text, decimals, base) => {
    expect(parseAmount(text, decimals)).toBe(base);
  });

  it.each([
    "",
    ".",
    ",",
    "1,23",
    "1.2.3",
    "-1",
    "+1",
    "1e3",
    "0x10",
    "١",
    "1 000",
    "12,34.5",
    "NaN",
    "1.2345678",
  ])("“%s” is refused", (text) => {
    expect(() => parseAmount(text, 6)).toThrow(/^expected/);
  });

  it.each(["0,125", "1,234", "1,234.5", "1,000,000"])(
    "a comma may mean two things: “%s” is refused",
    (text) => {
      expect(() => parseAmount(text, 6)).toThrow(
        /write a point before the fraction and nothing between thousands/,
      );
    },
  );

  it("one that was copied from where it is shown is read without its commas, and refused clearly with them", () => {
    expect(parseAmount(formatAmount(1_234_500_000n, 6, { group: "" }), 6)).toBe(1_234_500_000n);
    expect(parseAmount(formatAmount(999_500_000n, 6), 6)).toBe(999_500_000n);
    expect(() => parseAmount(formatAmount(1_234_500_000n, 6), 6)).toThrow(/nothing between thousands/);
  });

  it("past 2^128 - 1 is refused", () => {
    expect(() => parseAmount("340282366920938463463374607431768.211456", 6)).toThrow(/2\^128/);
  });

  it("and shown again, it is the same", () => {
    let seed = 1n;
    for (let round = 0; round < 500; round += 1) {
      seed = (seed * 6364136223846793005n + 1442695040888963407n) % (1n << 127n);
      const decimals = Number(seed % 25n);
      expect(parseAmount(formatAmount(seed, decimals, { group: "" }), decimals)).toBe(seed);
    }
  });
});

describe("fractions of base units", () => {
  it.each([
    ["12.345678901234567890", 0, "12.34567890123456789"],
    ["1500000.500000000000000000", 6, "1.5000005"],
    ["0.000000000000000001", 6, "0.000000000000000000000001"],
    ["1500000", 6, "1.5"],
    ["0", 6, "0"],
  ])("%s of %i decimals: %s", (text, decimals, shown) => {
    expect(formatScaled(text, decimals)).toBe(shown);
  });

  it.each(["", "1.", ".5", "-1", "1.2.3", "x"])("“%s” is no decimal", (text) => {
    expect(() => formatScaled(text)).toThrow(/^expected a decimal/);
  });

  it("scaled figures are whole units and 18 digits, rounded down", () => {
    expect(unscale(INDEX_SCALE * 3n)).toBe("3.000000000000000000");
    expect(unscale(INDEX_SCALE / 2n)).toBe("0.500000000000000000");
    expect(unscale(`${INDEX_SCALE - 1n}`)).toBe("0.999999999999999999");
    expect(unscale(INDEX_SCALE / 3n)).toBe("0.333333333333333333");
    expect(unscale((1n << 256n) - 1n)).toMatch(
      /^22300745198530623141535718272648361505980415\.999999999999999999$/,
    );
  });
});

describe("the fee for gas", () => {
  it.each([
    [100_000, "0.025ustake", "2500", "ustake"],
    [100_001, "0.025ustake", "2501", "ustake"],
    [1, "0.000000000000000001uatom", "1", "uatom"],
    [200_000, "1ibc/27394FB092D2ECCD56123C74F36E4C1F", "200000", "ibc/27394FB092D2ECCD56123C74F36E4C1F"],
    [9_007_199_254_740_991, "1000000000factory/wasm1x/y", "9007199254740991000000000", "factory/wasm1x/y"],
  ])("%i gas at %s", (gas, price, amount, denom) => {
    expect(feeOf(gas, price)).toEqual({ amount, denom });
  });

  it.each(["", "ustake", "0.025", "-1ustake", "1e3 ustake", ".5ustake"])("“%s” is no gas price", (text) => {
    expect(() => gasPriceOf(text)).toThrow(/^expected a gas price/);
  });
});
