import type { UnitPrice } from "tributary-client";
import { amountIn } from "../../chain/amount";
import { numberProblem, wholeNumber } from "./checks";

/** What is to be paid, or why what was typed can't be. */
export type Cost =
  | { base: bigint; units?: number; problem?: undefined }
  | { base?: undefined; units?: undefined; problem: string };

const MOST = 2n ** 128n - 1n;

/** Units × unit price. */
export function costOfUnits(price: UnitPrice, text: string): Cost {
  const units = wholeNumber(text);
  if (units === undefined || units < 1)
    return { problem: numberProblem(text, "units") ?? "units are missing" };
  const base = BigInt(price.amount) * BigInt(units);
  return base > MOST ? { problem: "so many units cost more than any amount can be" } : { base, units };
}

/** An amount that the payer chooses. */
export function costOfAmount(text: string, decimals: number): Cost {
  if (text.trim() === "") return { problem: "an amount is missing" };
  const read = amountIn(text, decimals);
  return read.base === 0n ? { problem: "the least that can be paid is one base unit" } : read;
}

/** What a payer types for a model: its units, or tokens. */
export function typedIn(price: Pick<UnitPrice, "unit"> | undefined): string {
  return price ? `units of ${price.unit}` : "tokens";
}

/** Whether a preview was asked for this model and token. */
export function ofToken(key: readonly unknown[] | undefined, modelId: number, token: string): boolean {
  return key?.[1] === modelId && key[2] === token;
}
