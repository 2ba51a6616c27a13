import type { ContributorWeight, ExecuteMsg } from "tributary-client";
import { readId } from "../../../chain/ids";
import * as checks from "../forms/checks";
import { type Form, FormReader } from "../forms/form";
import * as limits from "../forms/limits";
import { duration } from "../../../parts/Time";

/** A datanet's registration, as it is typed. */
export interface DatanetDraft {
  name: string;
  description: string;
  uri: string;
  contentHash: string;
  license: string;
  curatorFee: string;
  influence: string;
  attestors: string;
  window: string;
  notice: string;
  parents: { datanet: string; royalty: string }[];
}

export const EMPTY_DATANET: DatanetDraft = {
  name: "",
  description: "",
  uri: "",
  contentHash: "",
  license: "",
  curatorFee: "",
  influence: "",
  attestors: "",
  window: "",
  notice: "",
  parents: [],
};

export type RegisterDatanet = Extract<ExecuteMsg, { register_datanet: unknown }>;

export function readDatanet(
  draft: DatanetDraft,
  contributors: ContributorWeight[],
  prefix: string,
): Form<keyof DatanetDraft, RegisterDatanet> {
  const form = new FormReader<keyof DatanetDraft>();
  const text = (key: "description" | "uri" | "license") =>
    form.take(key, checks.readText(draft[key], limits.MAX_TEXT_BYTES)) || undefined;
  const name = form.take("name", checks.readRequired(draft.name, limits.MAX_NAME_BYTES), "a name");
  const description = text("description");
  const uri = text("uri");
  const license = text("license");
  const content_hash = form.take("contentHash", checks.readHash(draft.contentHash)) || undefined;
  const curator_fee_bps = form.take(
    "curatorFee",
    checks.readPercent(draft.curatorFee, limits.MAX_CURATOR_FEE_BPS),
  );
  const notice = form.take("notice", checks.readDuration(draft.notice, 0, limits.MAX_NOTICE_SECONDS));
  const lane = readLane(form, draft, prefix, notice);
  const parents = readParents(form, draft.parents);

  return form.done(() => ({
    register_datanet: {
      name: name ?? "",
      ...(description && { description }),
      ...(uri && { uri }),
      ...(content_hash && { content_hash }),
      ...(license && { license }),
      ...(curator_fee_bps && { curator_fee_bps }),
      ...lane,
      ...(notice && { notice_seconds: notice }),
      ...(parents.length > 0 && { parents }),
      ...(contributors.length > 0 && { contributors }),
    },
  }));
}

/** The influence lane, which needs enough notice; without one its other fields mean nothing. */
function readLane(
  form: FormReader<keyof DatanetDraft>,
  draft: DatanetDraft,
  prefix: string,
  notice: number | undefined,
) {
  const influence_bps = form.take("influence", checks.readPercent(draft.influence, limits.MAX_INFLUENCE_BPS));
  if (!influence_bps) return {};
  const attestors = form.take(
    "attestors",
    checks.readAddresses(draft.attestors, prefix, limits.MAX_ATTESTORS),
  );
  const { MIN_ATTRIBUTION_WINDOW: min, MAX_ATTRIBUTION_WINDOW: max } = limits;
  const attribution_window =
    draft.window.trim() === ""
      ? limits.DEFAULT_ATTRIBUTION_WINDOW
      : form.take("window", checks.readDuration(draft.window, min, max));
  if (attribution_window === undefined) return {};
  const least = attribution_window + limits.NOTICE_BEYOND_WINDOW;
  if (notice !== undefined && notice < least) {
    form.refuse("notice", `with an influence lane at least its window and one day: ${duration(least)}`);
  }
  return { influence_bps, attribution_window, ...(attestors && attestors.length > 0 && { attestors }) };
}

function readParents(form: FormReader<keyof DatanetDraft>, rows: DatanetDraft["parents"]) {
  const parents: { datanet_id: number; royalty_bps: number }[] = [];
  for (const [index, row] of rows.entries()) {
    const which = `the ${checks.ordinal(index + 1)} parent`;
    const datanet_id = readId(row.datanet);
    const royalty = checks.readPercent(row.royalty, limits.MAX_ROYALTIES_BPS);
    if (row.datanet.trim() === "") form.take("parents", { missing: true }, `${which}'s number`);
    else if (datanet_id === undefined)
      form.refuse("parents", `${which}: a datanet's number is a whole number from 1`);
    else if ("problem" in royalty) form.refuse("parents", `${which}: ${royalty.problem}`);
    else if (!("value" in royalty) || royalty.value === 0) {
      form.take("parents", { missing: true }, `${which}'s royalty`);
    } else if (parents.some((parent) => parent.datanet_id === datanet_id)) {
      form.refuse("parents", `datanet ${datanet_id} is named twice`);
    } else parents.push({ datanet_id, royalty_bps: royalty.value });
  }
  const sum = parents.reduce((all, { royalty_bps }) => all + royalty_bps, 0);
  if (sum > limits.MAX_ROYALTIES_BPS) {
    form.refuse(
      "parents",
      `royalties add up to ${sum / 100} %, at most ${limits.MAX_ROYALTIES_BPS / 100} % are taken`,
    );
  }
  return parents;
}
