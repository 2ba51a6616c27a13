import type { Refusals } from "../../generated/errors.js";

/** How what a refusal names is shown. */
export interface Say {
  /** Base units of a token, where it is known which. */
  amount: (base: bigint, token?: string) => string;
  address: (address: string) => string;
  /** Seconds since 1970. */
  time: (seconds: number) => string;
}

export type WordsFor<Kinds extends keyof Refusals> = {
  [Kind in Kinds]: (fields: Refusals[Kind], say: Say) => string;
};

export const PLAIN: Say = {
  amount: (base, token) => `${base} base units${token === undefined ? "" : ` of ${short(token)}`}`,
  address: short,
  time: (seconds) => {
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.getTime())) return `${seconds} seconds after 1970`;
    return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  },
};

/** The ends of an address, which people compare. */
function short(address: string): string {
  return address.length > 20 ? `${address.slice(0, 10)}…${address.slice(-6)}` : address;
}

/** The name of a message's field, as a reader would say it. */
export const field = (name: string): string =>
  name
    .replace(/_bps$/, " (in basis points)")
    .replace(/_seconds$/, " (in seconds)")
    .replaceAll("_", " ");

const MAX_QUOTED = 80;

/** A stranger's words among ours: cut, and nothing in them that changes lines or direction. */
export function quoted(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
  return plain.length > MAX_QUOTED ? `“${plain.slice(0, MAX_QUOTED)}…”` : `“${plain}”`;
}
