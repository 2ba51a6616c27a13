import type { Change, ScheduledChange } from "tributary-client";
import { counted } from "../../../parts/text";

/** What a scheduled change does, in words. */
export function changeWords(change: Change): string {
  if ("set_weights" in change) {
    const { weights } = change.set_weights;
    const removed = weights.filter(({ weight }) => weight === 0).length;
    const words = `sets ${counted(weights.length, "weight")}`;
    return removed > 0 ? `${words}, ${removed} of them to nothing` : words;
  }
  if ("accept_contributions" in change) {
    const { accepted } = change.accept_contributions;
    const weight = accepted.reduce((sum, entry) => sum + BigInt(entry.weight), 0n);
    return `accepts ${counted(accepted.length, "contribution")} for a weight of ${weight.toLocaleString("en")}`;
  }
  if ("set_attestors" in change) {
    const count = change.set_attestors.attestors.length;
    return count === 0 ? "leaves the datanet without attestors" : `names ${counted(count, "attestor")}`;
  }
  if ("publish_roll" in change) {
    const { leaf_count, total_weight, closes } = change.publish_roll;
    const words = `publishes a roll of ${counted(leaf_count, "leaf", "leaves")} and a weight of ${total_weight.toLocaleString("en")}`;
    return closes ? `${words}, and closes roll ${closes}` : words;
  }
  return `closes roll ${change.close_roll.roll_id}`;
}

/** By the chain's time; without it nothing is due yet. */
export function stateOf(change: ScheduledChange, now: number | undefined): "waiting" | "due" | "lapsed" {
  if (now === undefined || now < change.matures_at) return "waiting";
  return now < change.lapses_at ? "due" : "lapsed";
}

/** How many of the first changes can be applied, or dropped: they are in order of their maturity. */
export function countDue(changes: readonly ScheduledChange[], now: number | undefined): number {
  const first = changes.findIndex((change) => stateOf(change, now) === "waiting");
  return first < 0 ? changes.length : first;
}
