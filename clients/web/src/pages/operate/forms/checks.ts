import { duration } from "../../../parts/Time";
import { hashIn } from "../../../chain/hash";
import * as chain from "../../../chain/address";

/** What was typed, read; or what is wrong with it; or that it is still to be typed. */
export type Checked<T> = { value: T } | { problem: string } | { missing: true };

const problem = (text: string) => ({ problem: text });

/** One line of text, at most `max` bytes in UTF-8, as the contract counts. An empty one is "". */
export function readText(typed: string, max: number): Checked<string> {
  const value = typed.trim();
  const bytes = new TextEncoder().encode(value).length;
  if (bytes > max) return problem(`${bytes} bytes, at most ${max} are taken`);
  if (/\p{Cc}/u.test(value)) return problem("line breaks and control characters are not taken");
  return { value };
}

export function readRequired(typed: string, max: number): Checked<string> {
  return typed.trim() === "" ? { missing: true } : readText(typed, max);
}

/** A percentage in basis points; nothing typed is 0. */
export function readPercent(typed: string, maxBps: number): Checked<number> {
  const text = typed.trim().replace(/\s*%$/, "");
  if (text === "") return { value: 0 };
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return problem("a percentage such as 2.5, with at most two digits after the point");
  const bps = Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
  return bps <= maxBps ? { value: bps } : problem(`at most ${maxBps / 100} %`);
}

/** A whole number. */
export function readWhole(typed: string, min: number, max: number): Checked<number> {
  const text = typed.trim();
  if (text === "") return { missing: true };
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value >= min && value <= max && Number.isSafeInteger(value))
    return { value };
  return problem(`a whole number from ${min.toLocaleString("en")} to ${max.toLocaleString("en")}`);
}

const UNITS: [RegExp, number][] = [
  [/^(s|sec|seconds?)$/, 1],
  [/^(m|min|minutes?)$/, 60],
  [/^(h|hours?)$/, 3_600],
  [/^(d|days?)$/, 86_400],
  [/^(w|weeks?)$/, 7 * 86_400],
];

/** `7 days`, `36h`, `90 m`; in seconds. Nothing typed is 0. */
export function readDuration(typed: string, min: number, max: number): Checked<number> {
  const text = typed.trim().toLowerCase();
  if (text === "" || text === "0") return min === 0 ? { value: 0 } : { missing: true };
  const parts = /^(\d{1,9})\s*([a-z]+)$/.exec(text);
  const unit = UNITS.find(([name]) => name.test(parts?.[2] ?? ""));
  if (!parts || !unit) return problem("a length of time such as 7 days, 36 hours or 90 minutes");
  const value = Number(parts[1]) * unit[1];
  if (value < min) return problem(`at least ${duration(min)}`);
  return value <= max ? { value } : problem(`at most ${duration(max)}`);
}

/** So many seconds as {@link readDuration} reads them, in one unit. */
export function showDuration(seconds: number): string {
  const units = [
    [86_400, "days"],
    [3_600, "hours"],
    [60, "minutes"],
  ] as const;
  for (const [size, name] of units) {
    if (seconds > 0 && seconds % size === 0) return `${seconds / size} ${name}`;
  }
  return `${seconds} seconds`;
}

/** A hash of 32 bytes, in hex or base64; in base64. Nothing typed is "". */
export function readHash(typed: string): Checked<string> {
  const text = typed.trim();
  if (text === "") return { value: "" };
  const value = hashIn(text);
  if (value) return { value };
  return problem("a SHA-256 hash: 64 hex digits, or base64 of 32 bytes");
}

export function readAddress(typed: string, prefix: string): Checked<string> {
  if (typed.trim() === "") return { missing: true };
  const value = chain.readAddress(typed, prefix);
  return value ? { value } : problem(chain.addressProblem(typed, prefix) ?? "");
}

/** Addresses, each once, parted by lines, blanks or commas; none is right too. */
export function readAddresses(typed: string, prefix: string, max: number): Checked<string[]> {
  const value: string[] = [];
  for (const [index, text] of typed
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .entries()) {
    const address = chain.readAddress(text, prefix);
    if (!address) return problem(`The ${ordinal(index + 1)} one: ${chain.addressProblem(text, prefix)}`);
    const first = value.indexOf(address);
    if (first >= 0)
      return problem(`The ${ordinal(first + 1)} and the ${ordinal(index + 1)} one are the same.`);
    value.push(address);
  }
  return value.length <= max ? { value } : problem(`${value.length} addresses: at most ${max} are taken.`);
}

export function ordinal(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return `${number}th`;
  return `${number}${["th", "st", "nd", "rd"][number % 10] ?? "th"}`;
}
