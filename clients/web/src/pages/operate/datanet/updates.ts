import type { DatanetResponse, ExecuteMsg } from "tributary-client";
import { hexOf } from "../../../chain/hash";
import * as checks from "../forms/checks";
import { type Form, FormReader } from "../forms/form";
import * as limits from "../forms/limits";

type UpdateDatanet = Extract<ExecuteMsg, { update_datanet: unknown }>;

/** A datanet's texts, as they are typed. */
export interface TextsDraft {
  name: string;
  description: string;
  uri: string;
  license: string;
  contentHash: string;
}

export function textsOf(datanet: DatanetResponse): TextsDraft {
  const { name, description, uri, license, content_hash } = datanet;
  return {
    name,
    description: description ?? "",
    uri: uri ?? "",
    license: license ?? "",
    contentHash: content_hash ? hexOf(content_hash) : "",
  };
}

/** What of the texts changes; an empty one is removed. */
export function readTexts(
  draft: TextsDraft,
  datanet: DatanetResponse,
): Form<keyof TextsDraft, UpdateDatanet> {
  const form = new FormReader<keyof TextsDraft>();
  // typed in hex, sent in base64
  const before = { ...textsOf(datanet), contentHash: datanet.content_hash ?? "" };
  const changed = <Key extends keyof TextsDraft>(
    key: Key,
    checked: checks.Checked<string>,
    what?: string,
  ) => {
    const value = form.take(key, checked, what);
    return value === before[key] ? undefined : value;
  };
  const update = {
    name: changed("name", checks.readRequired(draft.name, limits.MAX_NAME_BYTES), "a name"),
    description: changed("description", checks.readText(draft.description, limits.MAX_TEXT_BYTES)),
    uri: changed("uri", checks.readText(draft.uri, limits.MAX_TEXT_BYTES)),
    license: changed("license", checks.readText(draft.license, limits.MAX_TEXT_BYTES)),
    content_hash: changed("contentHash", checks.readHash(draft.contentHash)),
  };
  return sendChanges(form, datanet.datanet_id, update);
}

/** A datanet's terms, as they are typed; empty ones stay. */
export interface TermsDraft {
  fee: string;
  notice: string;
}

/** The fee only falls, the notice only grows. */
export function readTerms(
  draft: TermsDraft,
  datanet: DatanetResponse,
): Form<keyof TermsDraft, UpdateDatanet> {
  const form = new FormReader<keyof TermsDraft>();
  const { curator_fee_bps: fee, notice_seconds: notice } = datanet;
  const newFee = draft.fee.trim() === "" ? fee : form.take("fee", checks.readPercent(draft.fee, fee));
  const newNotice =
    draft.notice.trim() === ""
      ? notice
      : form.take("notice", checks.readDuration(draft.notice, notice, limits.MAX_NOTICE_SECONDS));
  return sendChanges(form, datanet.datanet_id, {
    curator_fee_bps: newFee === fee ? undefined : newFee,
    notice_seconds: newNotice === notice ? undefined : newNotice,
  });
}

/** The whole list of attestors, as it shall be. */
export function readAttestors(
  typed: string,
  prefix: string,
  datanet: DatanetResponse,
): Form<"attestors", UpdateDatanet> {
  const form = new FormReader<"attestors">();
  const attestors = form.take("attestors", checks.readAddresses(typed, prefix, limits.MAX_ATTESTORS));
  const before = datanet.attestors.map(({ address }) => address);
  const same = attestors?.length === before.length && attestors.every((address) => before.includes(address));
  return sendChanges(form, datanet.datanet_id, { attestors: same ? undefined : attestors });
}

function sendChanges<Key extends string>(
  form: FormReader<Key>,
  datanet_id: number,
  update: {
    [Field in keyof UpdateDatanet["update_datanet"]]?: UpdateDatanet["update_datanet"][Field] | undefined;
  },
): Form<Key, UpdateDatanet> {
  const changes = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
  if (form.right && Object.keys(changes).length === 0) form.missing.push("a change");
  return form.done(() => ({ update_datanet: { datanet_id, ...changes } }));
}
