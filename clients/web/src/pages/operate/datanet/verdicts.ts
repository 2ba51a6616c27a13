import type { ContributionResponse, Review } from "tributary-client";
import { readRequired, readWhole } from "../forms/checks";
import { type Form, FormReader } from "../forms/form";
import { MAX_TEXT_BYTES, MAX_VERDICTS } from "../forms/limits";

/** What is said of a contribution, as it is typed. */
export interface VerdictDraft {
  kind: "accept" | "reject";
  /** The weight, or the reason. */
  text: string;
}

/** With whose data it is about. */
export interface Decided extends VerdictDraft {
  submitter: string;
}

/** The drafts after a decision on some of what is listed; without a draft, they are undecided again. */
export function decided(
  drafts: ReadonlyMap<number, Decided>,
  listed: Pick<ContributionResponse, "contribution_id" | "submitter">[],
  ids: number[],
  draft: VerdictDraft | undefined,
): ReadonlyMap<number, Decided> {
  const after = new Map(drafts);
  for (const id of ids) {
    const submitter = listed.find(({ contribution_id }) => contribution_id === id)?.submitter;
    if (!draft) after.delete(id);
    else if (submitter !== undefined) after.set(id, { ...draft, submitter });
  }
  return after;
}

export interface Verdicts {
  reviews: Review[];
  accepted: number;
  rejected: number;
  weight: bigint;
}

/** All verdicts of one message; problems by the contribution's id. */
export function readVerdicts(drafts: ReadonlyMap<number, VerdictDraft>): Form<string, Verdicts> {
  const form = new FormReader<string>();
  const verdicts: Verdicts = { reviews: [], accepted: 0, rejected: 0, weight: 0n };
  for (const [contribution_id, { kind, text }] of drafts) {
    const key = `${contribution_id}`;
    if (kind === "accept") {
      const weight = form.take(
        key,
        readWhole(text, 1, Number.MAX_SAFE_INTEGER),
        `a weight for contribution ${contribution_id}`,
      );
      if (weight === undefined) continue;
      verdicts.reviews.push({ contribution_id, verdict: { accepted: { weight } } });
      verdicts.accepted += 1;
      verdicts.weight += BigInt(weight);
    } else {
      const reason = form.take(
        key,
        readRequired(text, MAX_TEXT_BYTES),
        `a reason against contribution ${contribution_id}`,
      );
      if (reason === undefined) continue;
      verdicts.reviews.push({ contribution_id, verdict: { rejected: { reason } } });
      verdicts.rejected += 1;
    }
  }
  if (drafts.size === 0) form.take("verdicts", { missing: true }, "a verdict");
  if (drafts.size > MAX_VERDICTS) {
    form.refuse("verdicts", `${drafts.size} verdicts, at most ${MAX_VERDICTS} are taken at once`);
  }
  return form.done(() => verdicts);
}
