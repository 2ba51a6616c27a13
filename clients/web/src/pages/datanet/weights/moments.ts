import type { Transaction } from "tributary-client";
import { counted } from "../../../parts/text";

/** How one version of a datanet's weights came about. */
export interface Moment {
  version: number;
  height: number;
  time: Date | undefined;
  hash: string;
  /** Whose direct weight changed. */
  addresses: number;
  /** Rolls that were opened and closed. */
  opened: number;
  closed: number;
  added: number;
  taken: number;
  total: number;
}

/**
 * The block in which each of these versions began, found by halves: `versionBefore` tells the version that was in force
 * before a block. `height` is the newest block.
 *
 * The contract's history answers this in a few small questions, where a node's index of events would be walked through for
 * every address that was ever given weight.
 */
export async function blocksOf(
  versions: number[],
  height: number,
  versionBefore: (height: number) => Promise<number>,
): Promise<Map<number, number>> {
  const seen = new Map<number, number>([[1, 0]]);
  const ask = async (at: number) => {
    const version = seen.get(at) ?? (await versionBefore(at));
    seen.set(at, version);
    return version;
  };
  const blocks = new Map<number, number>();
  for (const version of versions) {
    // it began in a block from `low` to `high`: what was asked for other versions narrows this one
    let [low, high] = [0, height];
    for (const [at, found] of seen) {
      if (found < version) low = Math.max(low, at);
      else high = Math.min(high, at - 1);
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await ask(middle + 1)) >= version) high = middle;
      else low = middle + 1;
    }
    blocks.set(version, low);
  }
  return blocks;
}

const NOTHING = { addresses: 0, opened: 0, closed: 0, added: 0, taken: 0, total: 0 };

/** What a block's transactions did to a datanet's weights, version by version. */
export function momentsIn(
  transactions: Pick<Transaction, "hash" | "height" | "time" | "events">[],
  datanetId: number,
): Map<number, Moment> {
  const moments = new Map<number, Moment>();
  for (const { hash, height, time, events } of transactions) {
    const people = new Map<number, Set<string>>();
    for (const event of events) {
      if (event.type !== "weight_changed" && event.type !== "roll_published" && event.type !== "roll_closed")
        continue;
      if (event.datanet_id !== datanetId) continue;
      const version = event.weights_version;
      const moment = moments.get(version) ?? { version, height, time, hash, ...NOTHING };
      moments.set(version, moment);
      moment.total = event.total_weight;
      if (event.type === "roll_published") {
        moment.opened += 1;
        moment.added += event.roll_weight;
      } else if (event.type === "roll_closed") {
        moment.closed += 1;
        moment.taken += event.roll_weight;
      } else {
        const whose = people.get(version) ?? new Set();
        people.set(version, whose.add(event.address));
        moment.addresses = whose.size;
        moment.added += Math.max(0, event.weight - event.weight_before);
        moment.taken += Math.max(0, event.weight_before - event.weight);
      }
    }
  }
  return moments;
}

export function whatInWords({ addresses, opened, closed }: Moment): string {
  const parts: string[] = [];
  if (addresses > 0) parts.push(`weights of ${counted(addresses, "address", "addresses")}`);
  if (opened > 0) parts.push("a roll opened");
  if (closed > 0) parts.push("a roll closed");
  return parts.join(", ");
}
