import { useMemo } from "react";
import { formatScaled } from "tributary-client";
import { useToken } from "../chain/token";
import { tame } from "./text";

/** Writes decimals of base units as a token's amounts, to the last digit or, where that is too much to read, to some. */
export interface Writer {
  /** All digits, with the symbol. */
  exact: (base: string) => string;
  /** Three digits more than the token has, the others cut off; with the symbol. */
  short: (base: string) => string;
  /** As short, without the symbol. */
  bare: (base: string) => string;
}

/** Three digits more than the token has: what is past them is cut off. */
export function cut(base: string | bigint, decimals: number): string {
  return formatScaled(`${base}`, decimals, { maxDecimals: decimals + 3 });
}

export function writer(decimals: number, symbol: string): Writer {
  const bare = (base: string) => cut(base, decimals);
  return {
    exact: (base) => `${formatScaled(base, decimals)} ${symbol}`,
    short: (base) => `${bare(base)} ${symbol}`,
    bare,
  };
}

/** Until the token is known. */
const UNKNOWN: Writer = { exact: () => "…", short: () => "…", bare: () => "…" };

/** How a token's amounts are written; in base units where the token doesn't say. */
export function useWriter(token: string): Writer {
  const { data, error } = useToken(token);
  return useMemo(() => {
    if (data) return writer(data.decimals, tame(data.symbol, 12));
    return error ? writer(0, "base units") : UNKNOWN;
  }, [data, error]);
}
