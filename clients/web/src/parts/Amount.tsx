import { formatAmount } from "tributary-client";
import { useToken } from "../chain/token";
import { tame } from "./text";

/** Base units of a token, with its decimals and its symbol. */
export function Amount({ base, token }: { base: string | bigint; token: string }) {
  const { data, error } = useToken(token);
  if (!data) return <span title={token}>{error ? `${base} base units` : "…"}</span>;
  return (
    <span className="amount" title={`${base} base units of ${token}`}>
      {formatAmount(base, data.decimals)} <bdi>{tame(data.symbol, 12)}</bdi>
    </span>
  );
}

/** Basis points. */
export function Percent({ bps }: { bps: number }) {
  return <>{(bps / 100).toLocaleString("en", { maximumFractionDigits: 2 })} %</>;
}
