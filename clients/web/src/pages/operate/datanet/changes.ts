import type { ContributorWeight } from "tributary-client";
import { MAX_TOTAL_WEIGHT, MAX_WEIGHTS } from "../forms/limits";

/** What becomes of one address's direct weight. */
export interface WeightChange {
  address: string;
  before: number;
  after: number;
  kind: "added" | "changed" | "removed" | "unchanged";
}

export interface Difference {
  changes: WeightChange[];
  counts: Record<WeightChange["kind"], number>;
  /** Of the datanet, rolls included. */
  totalBefore: bigint;
  totalAfter: bigint;
  problem?: string;
}

/**
 * What setting these weights does to what is on chain. `direct` has the direct weight of each listed address, and of
 * everybody else where `whole` says that the list is all there shall be.
 */
export function difference(
  listed: readonly ContributorWeight[],
  direct: ReadonlyMap<string, number>,
  total: number,
  whole: boolean,
): Difference {
  const changes = listed.map(({ address, weight }) => change(address, direct.get(address) ?? 0, weight));
  if (whole) {
    const named = new Set(listed.map(({ address }) => address));
    for (const [address, before] of direct) {
      if (!named.has(address) && before > 0) changes.push(change(address, before, 0));
    }
  }
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  let moved = 0n;
  for (const { kind, before, after } of changes) {
    counts[kind] += 1;
    moved += BigInt(after) - BigInt(before);
  }
  const totalBefore = BigInt(total);
  const totalAfter = totalBefore + moved;
  const over = totalAfter > MAX_TOTAL_WEIGHT;
  return {
    changes,
    counts,
    totalBefore,
    totalAfter,
    ...(over && {
      problem: `the datanet's weights would add up to ${totalAfter}, at most ${MAX_TOTAL_WEIGHT} are taken`,
    }),
  };
}

function change(address: string, before: number, after: number): WeightChange {
  const kind = before === after ? "unchanged" : before === 0 ? "added" : after === 0 ? "removed" : "changed";
  return { address, before, after, kind };
}

/**
 * The weights to be set, at most 200 in each message; what changes nothing is left out. Those that fall come first, so
 * that no message on the way passes the largest total.
 */
export function messages(changes: readonly WeightChange[]): ContributorWeight[][] {
  const falling = changes.filter(({ before, after }) => after < before);
  const rising = changes.filter(({ before, after }) => after > before);
  const weights = [...falling, ...rising].map(({ address, after }) => ({ address, weight: after }));
  const parts: ContributorWeight[][] = [];
  for (let start = 0; start < weights.length; start += MAX_WEIGHTS) {
    parts.push(weights.slice(start, start + MAX_WEIGHTS));
  }
  return parts;
}
