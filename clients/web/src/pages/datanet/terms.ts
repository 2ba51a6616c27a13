import type { DatanetResponse } from "tributary-client";
import { duration } from "../../parts/Time";

type TermsOf = Pick<
  DatanetResponse,
  "curator_fee_bps" | "influence_bps" | "attribution_window" | "notice_seconds" | "lineage" | "datanet_id"
>;

/** A datanet's terms in sentences. */
export function termsOf(datanet: TermsOf): string[] {
  const { curator_fee_bps, influence_bps, attribution_window, notice_seconds } = datanet;
  const own = datanet.lineage.find(({ datanet_id }) => datanet_id === datanet.datanet_id)?.share ?? "1";
  const terms: string[] = [];
  if (own !== "1") {
    terms.push(
      `Of all that reaches this datanet's data, ${percentOfShare(own)} stay here; the rest runs to the datanets that it was derived from. This is fixed.`,
    );
  }
  terms.push(
    curator_fee_bps === 0
      ? "The curator takes nothing. This can never rise."
      : `The curator takes ${percent(curator_fee_bps)} of what stays here. This can only fall.`,
  );
  if (influence_bps === 0) {
    terms.push(
      "All of the rest is shared among contributors by weight. There is no part that goes by influence.",
    );
  } else {
    const window = duration(attribution_window ?? 0);
    terms.push(
      `${percent(influence_bps)} of the rest goes by influence: it waits up to ${window} for an attestor to say whose data influenced the answer. What nobody attributes by then is shared by weight, as all the rest is. This is fixed.`,
    );
  }
  terms.push(
    notice_seconds === 0
      ? "Changes of weights act at once, and never touch what was earned before."
      : `Changes of weights and attestors are announced ${duration(notice_seconds)} before they can take effect. This notice can only grow.`,
  );
  return terms;
}

export function percent(bps: number): string {
  return `${trim((bps / 100).toFixed(2))} %`;
}

/** A share of 1, told as a decimal text. */
export function percentOfShare(share: string): string {
  const [whole = "0", fraction = ""] = share.split(".");
  const digits = (whole + fraction.padEnd(18, "0")).replace(/^0+(?=\d)/, "").padStart(17, "0");
  const point = digits.length - 16;
  return `${trim(`${digits.slice(0, point)}.${digits.slice(point, point + 2)}`)} %`;
}

function trim(decimal: string): string {
  return decimal.replace(/\.?0+$/, "");
}
