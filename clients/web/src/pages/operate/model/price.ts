import type { UnitPrice } from "tributary-client";
import { amountIn } from "../../../chain/amount";
import { readRequired } from "../forms/checks";
import type { FormReader } from "../forms/form";
import { MAX_NAME_BYTES } from "../forms/limits";

/** A unit price, as it is typed. */
export interface PriceDraft {
  priced: string;
  amount: string;
  /** Its address. */
  token: string;
  unit: string;
}

/** `decimals` are the token's; unknown while they are asked for. */
export function readPrice<Key extends string>(
  form: FormReader<Key | keyof PriceDraft>,
  draft: PriceDraft,
  decimals: number | undefined,
): UnitPrice | undefined {
  const unit = form.take("unit", readRequired(draft.unit, MAX_NAME_BYTES), "what a unit is");
  if (draft.token === "" || decimals === undefined) {
    form.take("token", { missing: true }, "the price's token");
    return undefined;
  }
  const amount = form.take("amount", readPositive(draft.amount, decimals), "the price of a unit");
  return unit && amount ? { token: draft.token, amount: `${amount}`, unit } : undefined;
}

function readPositive(typed: string, decimals: number) {
  if (typed.trim() === "") return { missing: true } as const;
  const { base: value, problem } = amountIn(typed, decimals);
  if (value === undefined) return { problem };
  return value > 0n ? { value } : { problem: "a price is more than nothing; take none instead" };
}
