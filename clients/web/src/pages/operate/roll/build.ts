import { base64 } from "@scure/base";
import { type BuiltRoll, leafHash, nodeHash } from "tributary-client";

type Node = BuiltRoll["levels"][number][number];

/** Hashes between two looks at what else the page has to do: some ten milliseconds. */
const SLICE = 1_000;

/**
 * Builds a roll as `buildRoll` does, in slices, so that the page goes on while a long list is hashed.
 *
 * `progress` hears how much is done, from 0 to 1.
 */
export async function buildInSlices(
  leaves: readonly { address: string; weight: number }[],
  progress: (part: number) => void = () => {},
): Promise<BuiltRoll> {
  let done = 0;
  const hashed = async () => {
    done += 1;
    if (done % SLICE > 0) return;
    // as many nodes stand above the leaves as there are leaves
    progress(Math.min(1, done / (2 * leaves.length)));
    await new Promise((resolve) => setTimeout(resolve));
  };

  let level: Node[] = [];
  for (const [index, { address, weight }] of leaves.entries()) {
    level.push({ hash: leafHash(index, address, weight), weight });
    await hashed();
  }
  const levels = [level];
  while (level.length > 1) {
    const above: Node[] = [];
    for (let place = 0; place < level.length; place += 2) {
      const [left, right] = [level[place] as Node, level[place + 1]];
      above.push(right ? { hash: nodeHash(left, right), weight: left.weight + right.weight } : left);
      await hashed();
    }
    levels.push(above);
    level = above;
  }
  const [root] = level;
  if (!root) throw new Error("a roll has at least one leaf");
  return {
    root: base64.encode(root.hash),
    total_weight: root.weight,
    leaf_count: leaves.length,
    levels,
    leaves: leaves.map(({ address, weight }) => ({ address, weight })),
  };
}
