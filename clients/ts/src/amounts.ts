export interface FormatOptions {
  /** At most so many digits after the point, the rest cut off and never rounded up; default all. */
  maxDecimals?: number;
  /** Between thousands; default a comma, "" for none. */
  group?: string;
  /** After the amount. */
  symbol?: string;
}

/** Base units in whole tokens: `formatAmount(1234500000n, 6)` is `1,234.5`. */
export function formatAmount(base: bigint | string, decimals: number, options: FormatOptions = {}): string {
  const units = typeof base === "bigint" ? base : digits(base);
  const sign = units < 0n ? "-" : "";
  const text = `${units < 0n ? -units : units}`.padStart(decimals + 1, "0");
  const point = text.length - decimals;
  return sign + join(text.slice(0, point), text.slice(point), options);
}

/**
 * What someone typed, in base units. Refuses what is no plain decimal, and more digits after the point than the token
 * has, which would have to be rounded. Commas are refused as well, also those that {@link formatAmount} writes: to some
 * they part thousands, to others they are the point.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const parts = /^(\d+)?(?:\.(\d*))?$/.exec(text.trim());
  const whole = parts?.[1] ?? "";
  const fraction = parts?.[2] ?? "";
  if (parts === null || (whole === "" && fraction === "")) {
    throw new Error(
      "expected an amount such as 1234.5: write a point before the fraction and nothing between thousands",
    );
  }
  if (fraction.replace(/0+$/, "").length > decimals) {
    throw new Error(`expected at most ${decimals} digits after the point`);
  }
  const base = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  if (base >= 1n << 128n) throw new Error("expected an amount below 2^128 base units");
  return base;
}

/**
 * A decimal in base units, as receipts and parts of a record are told (`"12.345678901234567890"`), in whole tokens.
 */
export function formatScaled(text: string, decimals = 0, options: FormatOptions = {}): string {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text);
  const [, whole, fraction = ""] = parts ?? [];
  if (whole === undefined) throw new Error(`expected a decimal such as 12.5, found ${text.slice(0, 60)}`);
  const padded = whole.padStart(decimals + 1, "0");
  const point = padded.length - decimals;
  return join(padded.slice(0, point), padded.slice(point) + fraction, options);
}

/** What scaled figures are multiples of: 2^112 for one base unit. */
export const INDEX_SCALE = 1n << 112n;

/** A scaled figure (`…_scaled`) as a decimal in base units, 18 digits after the point, rounded down. */
export function unscale(scaled: bigint | string): string {
  const value = typeof scaled === "bigint" ? scaled : digits(scaled);
  const fraction = ((value % INDEX_SCALE) * 10n ** 18n) / INDEX_SCALE;
  return `${value / INDEX_SCALE}.${`${fraction}`.padStart(18, "0")}`;
}

function digits(text: string): bigint {
  if (!/^\d{1,78}$/.test(text))
    throw new Error(`expected an amount in base units, found ${text.slice(0, 60)}`);
  return BigInt(text);
}

function join(whole: string, fraction: string, options: FormatOptions): string {
  const { maxDecimals, group = ",", symbol } = options;
  const suffix = symbol === undefined ? "" : ` ${symbol}`;
  const grouped = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(?:\d{3})+$)/g, group);
  const shown = fraction.slice(0, maxDecimals).replace(/0+$/, "");
  // cut to nothing, it would look as if there were nothing
  if (grouped === "0" && shown === "" && /[1-9]/.test(fraction)) {
    const least =
      maxDecimals === undefined || maxDecimals === 0 ? "1" : `0.${"1".padStart(maxDecimals, "0")}`;
    return `<${least}${suffix}`;
  }
  return grouped + (shown === "" ? "" : `.${shown}`) + suffix;
}
