import { formatAmount } from "tributary-client";
import { amountIn } from "../../chain/amount";

/** A typed amount of a token in base units, or what is wrong with it; neither while nothing is typed. */
export function readAmount(
  text: string,
  decimals: number,
  most?: { base: bigint; what: string },
): { base?: bigint; problem?: string } {
  if (text.trim() === "") return {};
  const { base, problem } = amountIn(text, decimals);
  if (base === undefined) return { problem: sentence(problem) };
  if (base === 0n) return { problem: "This would be nothing." };
  if (most && base > most.base) {
    return { problem: `More than ${most.what}, which is ${formatAmount(most.base, decimals)}.` };
  }
  return { base };
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
