import type { ExecuteMsg, UnitPrice } from "tributary-client";
import { readId } from "../../../chain/ids";
import * as checks from "../forms/checks";
import { type Form, FormReader } from "../forms/form";
import * as limits from "../forms/limits";
import { type PriceDraft, readPrice } from "../model/price";

/** A model's registration, as it is typed. */
export interface ModelDraft extends PriceDraft {
  name: string;
  uri: string;
  operatorFee: string;
  lineage: { datanet: string; weight: string }[];
  gateways: string;
  succeeds: string;
}

export const EMPTY_MODEL: ModelDraft = {
  name: "",
  uri: "",
  operatorFee: "",
  gateways: "",
  succeeds: "",
  lineage: [
    {
      datanet: "",
      weight: "1",
    },
  ],
  priced: "no",
  amount: "",
  token: "",
  unit: "",
};

export type RegisterModel = Extract<ExecuteMsg, { register_model: unknown }>;

/** `decimals` are the price token's; unknown while they are asked for. */
export function readModel(
  draft: ModelDraft,
  decimals: number | undefined,
  prefix: string,
): Form<keyof ModelDraft, RegisterModel> {
  const form = new FormReader<keyof ModelDraft>();
  const name = form.take("name", checks.readRequired(draft.name, limits.MAX_NAME_BYTES), "a name");
  const uri = form.take("uri", checks.readText(draft.uri, limits.MAX_TEXT_BYTES)) || undefined;
  const fee = form.take("operatorFee", checks.readPercent(draft.operatorFee, limits.MAX_OPERATOR_FEE_BPS));
  const gateways =
    form.take("gateways", checks.readAddresses(draft.gateways, prefix, limits.MAX_GATEWAYS)) ?? [];
  const lineage = readLineage(form, draft.lineage);
  const unit_price: UnitPrice | undefined =
    draft.priced === "yes" ? readPrice(form, draft, decimals) : undefined;
  const succeeds = readId(draft.succeeds);
  if (draft.succeeds.trim() !== "" && succeeds === undefined) {
    form.refuse("succeeds", "a model's number is a whole number from 1");
  }

  return form.done(() => ({
    register_model: {
      name: name ?? "",
      ...(uri && { uri }),
      operator_fee_bps: fee ?? 0,
      ...(unit_price && { unit_price }),
      lineage,
      ...(gateways.length > 0 && { gateways }),
      ...(succeeds && { succeeds }),
    },
  }));
}

function readLineage(form: FormReader<keyof ModelDraft>, rows: ModelDraft["lineage"]) {
  const lineage: { datanet_id: number; weight: number }[] = [];
  for (const [index, row] of rows.entries()) {
    const which = `the ${checks.ordinal(index + 1)} datanet`;
    const datanet_id = readId(row.datanet);
    const weight = checks.readWhole(row.weight, 1, limits.MAX_LINEAGE_WEIGHT);
    if (row.datanet.trim() === "") form.take("lineage", { missing: true }, `${which}'s number`);
    else if (datanet_id === undefined)
      form.refuse("lineage", `${which}: its number is a whole number from 1`);
    else if ("problem" in weight) form.refuse("lineage", `${which}: its weight is ${weight.problem}`);
    else if ("missing" in weight) form.take("lineage", weight, `${which}'s weight`);
    else if (lineage.some((entry) => entry.datanet_id === datanet_id)) {
      form.refuse("lineage", `datanet ${datanet_id} is named twice`);
    } else lineage.push({ datanet_id, weight: weight.value });
  }
  if (rows.length === 0) form.take("lineage", { missing: true }, "a datanet that the model rests on");
  return lineage;
}
