import { parseAmount } from "tributary-client";

/** A typed amount of a token in base units, or why it is none. */
export function amountIn(
  text: string,
  decimals: number,
): { base: bigint; problem?: undefined } | { base?: undefined; problem: string } {
  try {
    return { base: parseAmount(text, decimals) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
