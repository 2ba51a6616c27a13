import { field, quoted, type WordsFor } from "./say.js";

/** Paying, charging, and prepaid accounts. */
export const money: WordsFor<
  | "not_a_fee_token"
  | "fee_token_retired"
  | "intake_paused"
  | "zero_amount"
  | "sum_overflow"
  | "zero_price"
  | "model_inactive"
  | "wrong_price"
  | "wrong_token"
  | "price_overflow"
  | "units_without_price"
  | "query_id_syntax"
  | "query_id_taken"
  | "nobody_to_pay"
  | "no_unit_price"
  | "charge_refused"
  | "nothing_charged"
  | "no_allowance"
  | "allowance_expired"
  | "over_charge_max"
  | "over_budget"
  | "over_balance"
  | "own_account"
  | `split_${"bps" | "weight" | "shares" | "scores" | "no_share" | "no_weight" | "income_bound" | "index_fell" | "overpaid"}`
> = {
  not_a_fee_token: ({ found }, say) =>
    `${say.address(found)} is not a token that fees are paid in: choose one of the fee tokens.`,
  fee_token_retired: ({ token }, say) =>
    `${say.address(token)} takes no fees any more: pay in another token. What was earned in it can still be claimed.`,
  intake_paused: ({ until }, say) =>
    `The contract's owner has paused payments and registrations until ${say.time(until)} at the latest: try again then. Claims and withdrawals stay open.`,
  zero_amount: (fields) => `The ${field(fields.field)} must be more than nothing.`,
  sum_overflow: () => "This would pass the largest amount that can be kept: use a smaller one.",
  zero_price: () => "A unit price must be more than nothing: leave it out for a model without a price.",
  model_inactive: ({ model_id }) =>
    `Model ${model_id} takes no payments just now: its operator has made it inactive.`,
  wrong_price: ({ model_id, expected, expected_token, units, found, found_token }, say) =>
    `${units} ${units === 1 ? "unit" : "units"} of model ${model_id} ${units === 1 ? "costs" : "cost"} exactly ${say.amount(expected, expected_token)}, and ${say.amount(found, found_token)} came: pay the price as it is now.`,
  wrong_token: ({ model_id, expected }, say) =>
    `Model ${model_id} is paid in ${say.address(expected)}: use that token.`,
  price_overflow: () => "So many units cost more than any amount can be: use fewer.",
  units_without_price: ({ model_id }) =>
    `Model ${model_id} has no price for a unit: leave the units out, and pay any amount.`,
  query_id_syntax: ({ max }) =>
    `A query id has 1 to ${max} letters, digits and . _ : - only: choose another one.`,
  query_id_taken: ({ model_id, query_id, record_id }) =>
    `The query ${quoted(query_id)} was paid for already, as record ${record_id} of model ${model_id}: nothing was paid twice. A new query needs a new id.`,
  nobody_to_pay: ({ model_id }) =>
    `No datanet that model ${model_id} rests on has contributors just now, so nobody could be paid: nothing was taken.`,
  no_unit_price: ({ model_id }) =>
    `Model ${model_id} has no price, so accounts cannot be charged for it: its operator can set one.`,
  charge_refused: ({ position, query_id, payer, reason }) =>
    // the contract counts from 0, people and the lists they see from 1
    `Charge ${position + 1} of the batch, ${quoted(query_id)} of ${quoted(payer)}, cannot be met: ${reason} Nothing was charged; leave it out, or skip refused charges.`,
  nothing_charged: () => "No charge of the batch can be met: nothing was charged.",
  no_allowance: ({ payer, model_id, token }, say) =>
    `${say.address(payer)} allows model ${model_id} no charges in ${say.address(token)}: the payer has to set an allowance.`,
  allowance_expired: ({ expired_at }, say) =>
    `The allowance ended at ${say.time(expired_at)}: the payer has to set a new one.`,
  over_charge_max: ({ max, found }, say) =>
    `The allowance covers ${say.amount(max)} in one charge, and this is ${say.amount(found)}: the payer can raise it.`,
  over_budget: ({ left, found }, say) =>
    `${say.amount(left)} are left of the allowance's budget, and this is ${say.amount(found)}: wait for the next period, or have it raised.`,
  over_balance: ({ balance, token, address, found }, say) =>
    `The prepaid account of ${say.address(address)} has ${say.amount(balance, token)}, and ${say.amount(found, token)} were asked for: deposit more, or ask for less.`,
  own_account: () => "The contract cannot have an account of its own: name another beneficiary.",
  split_bps: ({ found }) => `${found} basis points are more than the whole, 10,000.`,
  split_weight: ({ found }) => `A weight of ${found} is too large: use at most 9,007,199,254,740,991.`,
  split_shares: () => "The shares of this route do not add up to anything that can be split.",
  split_scores: () =>
    "The scores must add up to at least 1: give somebody a score, or say what is unattributed.",
  split_no_share: ({ datanet_id }) =>
    `Datanet ${datanet_id} would get so small a share that it comes to nothing: give it more, or leave it out.`,
  split_no_weight: () => "A datanet without contributors takes no fee.",
  split_income_bound: () =>
    "This datanet has earned as much in this token as can be counted: use another token.",
  split_index_fell: () =>
    "The contract's books would have gone backwards, so it refused. Please report this.",
  split_overpaid: () => "More would have been paid than is due, so the contract refused. Please report this.",
};
