import { formatScaled } from "tributary-client";
import { useToken } from "../chain/token";
import { tame } from "./text";

/** More digits than these after the point say little; the title has all of them. */
const EXTRA = 3;

/** An amount in base units with its fraction, as the contract tells parts and receipts, in whole tokens. */
export function Exact({ amount, token }: { amount: string; token: string }) {
  const { data, error } = useToken(token);
  if (!data) return <span title={token}>{error ? `${amount} base units` : "…"}</span>;
  const shown = formatScaled(amount, data.decimals, { maxDecimals: data.decimals + EXTRA });
  return (
    <span className="amount" title={`${amount} base units of ${token}`}>
      {shown} <bdi>{tame(data.symbol, 12)}</bdi>
    </span>
  );
}
