import { formatAmount, formatScaled } from "tributary-client";
import { useToken } from "../chain/token";
import { tame } from "./text";

/**
 * Base units of a token, with its decimals and its symbol. A fraction of a base unit, as receipts have it, is cut after
 * three digits; the title has all of it.
 */
export function Amount({ base, token }: { base: string | bigint; token: string }) {
  const { data, error } = useToken(token);
  if (!data) return <span title={token}>{error ? `${base} base units` : "…"}</span>;
  return (
    <span className="amount" title={`${base} base units of ${token}`}>
      {write(base, data.decimals)} <bdi>{tame(data.symbol, 12)}</bdi>
    </span>
  );
}

function write(base: string | bigint, decimals: number): string {
  if (typeof base === "bigint" || !base.includes(".")) return formatAmount(base, decimals);
  return formatScaled(base, decimals, { maxDecimals: decimals + 3 });
}

/** Basis points. */
export function Percent({ bps }: { bps: number }) {
  return <>{(bps / 100).toLocaleString("en", { maximumFractionDigits: 2 })} %</>;
}
