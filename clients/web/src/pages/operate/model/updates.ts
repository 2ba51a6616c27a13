import type { ExecuteMsg, ModelResponse } from "tributary-client";
import * as checks from "../forms/checks";
import { type Form, FormReader } from "../forms/form";
import * as limits from "../forms/limits";
import { type PriceDraft, readPrice } from "./price";

type UpdateModel = Extract<ExecuteMsg, { update_model: unknown }>;

/** A model's texts and fee, as they are typed; an empty fee stays. */
export interface TextsDraft {
  name: string;
  uri: string;
  fee: string;
}

export function textsOf({ name, uri }: ModelResponse): TextsDraft {
  return { name, uri: uri ?? "", fee: "" };
}

/** What of them changes; an empty link is removed, and the fee only falls. */
export function readTexts(draft: TextsDraft, model: ModelResponse): Form<keyof TextsDraft, UpdateModel> {
  const form = new FormReader<keyof TextsDraft>();
  const before = textsOf(model);
  const name = form.take("name", checks.readRequired(draft.name, limits.MAX_NAME_BYTES), "a name");
  const uri = form.take("uri", checks.readText(draft.uri, limits.MAX_TEXT_BYTES));
  const { operator_fee_bps } = model;
  const fee =
    draft.fee.trim() === ""
      ? operator_fee_bps
      : form.take("fee", checks.readPercent(draft.fee, operator_fee_bps));
  return sendChanges(form, model.model_id, {
    name: name === before.name ? undefined : name,
    uri: uri === before.uri ? undefined : uri,
    operator_fee_bps: fee === operator_fee_bps ? undefined : fee,
  });
}

export function priceOf({ unit_price }: ModelResponse): PriceDraft {
  // the amount is typed anew: what stands there is told beside it
  return {
    priced: unit_price ? "yes" : "no",
    amount: "",
    token: unit_price?.token ?? "",
    unit: unit_price?.unit ?? "",
  };
}

/** Another price, or none. `decimals` are the token's. */
export function readNewPrice(
  draft: PriceDraft,
  decimals: number | undefined,
  model: ModelResponse,
): Form<keyof PriceDraft, UpdateModel> {
  const form = new FormReader<keyof PriceDraft>();
  const { unit_price: before } = model;
  if (draft.priced === "no") {
    return sendChanges(form, model.model_id, { unit_price: before ? { none: {} } : undefined });
  }
  const price = readPrice(form, draft, decimals);
  const same =
    price &&
    before &&
    price.token === before.token &&
    price.amount === before.amount &&
    price.unit === before.unit;
  return sendChanges(form, model.model_id, { unit_price: price && !same ? { set: price } : undefined });
}

/** The whole list of gateways, as it shall be. */
export function readGateways(
  typed: string,
  prefix: string,
  model: ModelResponse,
): Form<"gateways", UpdateModel> {
  const form = new FormReader<"gateways">();
  const gateways = form.take("gateways", checks.readAddresses(typed, prefix, limits.MAX_GATEWAYS));
  const before = model.gateways;
  const same = gateways?.length === before.length && gateways.every((address) => before.includes(address));
  return sendChanges(form, model.model_id, { gateways: same ? undefined : gateways });
}

function sendChanges<Key extends string>(
  form: FormReader<Key>,
  model_id: number,
  update: { [Field in keyof UpdateModel["update_model"]]?: UpdateModel["update_model"][Field] | undefined },
): Form<Key, UpdateModel> {
  const changes = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
  if (form.right && Object.keys(changes).length === 0) form.missing.push("a change");
  return form.done(() => ({ update_model: { model_id, ...changes } }));
}
