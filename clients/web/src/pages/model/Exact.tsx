import { useMemo } from "react";
import { formatScaled } from "tributary-client";
import { useToken } from "../../chain/token";
import { tame } from "../../parts/text";

/** Writes decimals of base units as a token's amounts, to the last digit or, where that is too much to read, to some. */
export interface Writer {
  /** All digits, with the symbol. */
  exact: (base: string) => string;
  /** Three digits more than the token has, the others cut off; with the symbol. */
  short: (base: string) => string;
  /** As short, without the symbol. */
  bare: (base: string) => string;
}

export function writer(decimals: number, symbol: string): Writer {
  const bare = (base: string) => {
    const text = formatScaled(base, decimals, { maxDecimals: decimals + 3 });
    if (text !== "0" || /^0+(\.0*)?$/.test(base)) return text;
    return `less than ${formatScaled("0.001", decimals)}`;
  };
  return {
    exact: (base) => `${formatScaled(base, decimals)} ${symbol}`,
    short: (base) => `${bare(base)} ${symbol}`,
    bare,
  };
}

/** How a token's amounts are written; in base units as long as the token isn't known. */
export function useWriter(token: string): Writer {
  const { data } = useToken(token);
  return useMemo(
    () => (data ? writer(data.decimals, tame(data.symbol, 12)) : writer(0, "base units")),
    [data],
  );
}

/** An amount that may have a fraction of a base unit: short to read, whole in its title. */
export function Exact({ base, token }: { base: string; token: string }) {
  const write = useWriter(token);
  return (
    <span className="amount" title={write.exact(base)}>
      {write.short(base)}
    </span>
  );
}
