import type { Change, ExecuteMsg, ScheduledChange } from "tributary-client";
import { counted } from "../../parts/text";
import { duration } from "../../parts/Time";

/** More never wait at once. */
export const MOST_CHANGES = 32;

/** What a scheduled change does, in words; its lists are shown apart. */
export function changeInWords(change: Change): string {
  if ("set_weights" in change) return `sets the weights of ${people(change.set_weights.weights.length)}`;
  if ("accept_contributions" in change) {
    const { accepted } = change.accept_contributions;
    const weight = accepted.reduce((sum, { weight }) => sum + weight, 0);
    const what = accepted.length === 1 ? "a contribution" : `${accepted.length} contributions`;
    return `accepts ${what}, adding a weight of ${weight.toLocaleString("en")}`;
  }
  if ("set_attestors" in change) {
    const count = change.set_attestors.attestors.length;
    return count === 0 ? "removes all attestors" : `makes ${people(count)} the attestors, and nobody else`;
  }
  if ("publish_roll" in change) {
    const { total_weight, leaf_count, closes } = change.publish_roll;
    const closing = closes === null || closes === undefined ? "" : `, and closes roll ${closes}`;
    return `publishes a roll of ${leaf_count.toLocaleString("en")} seats with a weight of ${total_weight.toLocaleString("en")}${closing}`;
  }
  return `closes roll ${change.close_roll.roll_id}`;
}

/** Whom a change touches, one line each. */
export function entriesOf(change: Change): { address: string; what: string }[] {
  if ("set_weights" in change) {
    return change.set_weights.weights.map(({ address, weight }) => ({
      address,
      what: weight === 0 ? "is removed" : `weight becomes ${weight.toLocaleString("en")}`,
    }));
  }
  if ("accept_contributions" in change) {
    return change.accept_contributions.accepted.map(({ submitter, weight, contribution_id }) => ({
      address: submitter,
      what: `${weight.toLocaleString("en")} more, for contribution ${contribution_id}`,
    }));
  }
  if ("set_attestors" in change) {
    return change.set_attestors.attestors.map((address) => ({ address, what: "attestor" }));
  }
  return [];
}

export type Turn = "waits" | "ready" | "lapsed";

export function turnOf(
  { matures_at, lapses_at }: Pick<ScheduledChange, "matures_at" | "lapses_at">,
  now: number,
): Turn {
  if (now < matures_at) return "waits";
  return now < lapses_at ? "ready" : "lapsed";
}

/** Which changes can be settled now: they are taken in order, so that one which waits holds up those behind it. */
export function dueOf(changes: ScheduledChange[], now: number): { due: ScheduledChange[]; ready: number } {
  const first = changes.findIndex((change) => turnOf(change, now) === "waits");
  const due = first < 0 ? changes : changes.slice(0, first);
  return { due, ready: due.filter((change) => turnOf(change, now) === "ready").length };
}

/** Settles as many as are due: without a number, the contract takes only a few of them. */
export function applyChanges(datanetId: number, due: number): ExecuteMsg {
  return { apply_changes: { datanet_id: datanetId, limit: Math.min(due, MOST_CHANGES) } };
}

export function turnInWords(change: Pick<ScheduledChange, "matures_at" | "lapses_at">, now: number): string {
  switch (turnOf(change, now)) {
    case "waits":
      return `can take effect in ${duration(change.matures_at - now)}`;
    case "ready":
      return `can be applied now, for ${duration(change.lapses_at - now)} more`;
    case "lapsed":
      return "has lapsed: it will be dropped when its turn comes";
  }
}

function people(count: number): string {
  return counted(count, "address", "addresses");
}
