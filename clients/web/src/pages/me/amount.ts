import { formatAmount, parseAmount } from "tributary-client";

/** A typed amount of a token in base units, or what is wrong with it; neither while nothing is typed. */
export function readAmount(
  text: string,
  decimals: number,
  most?: { base: bigint; what: string },
): { base?: bigint; problem?: string } {
  if (text.trim() === "") return {};
  let base: bigint;
  try {
    base = parseAmount(text, decimals);
  } catch (error) {
    return { problem: sentence(error instanceof Error ? error.message : String(error)) };
  }
  if (base === 0n) return { problem: "This would be nothing." };
  if (most && base > most.base) {
    return { problem: `More than ${most.what}, which is ${formatAmount(most.base, decimals)}.` };
  }
  return { base };
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
