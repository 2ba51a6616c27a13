import type { TributaryQueryClient } from "tributary-client";
import { askEach, walk } from "../../../chain/walk";
import { loadOpenRolls } from "../roll/openRolls";

type Questions = Pick<TributaryQueryClient, "contributors" | "contributor" | "rolls">;

const LISTED_AT_ONCE = 100;
/** Up to so many addresses are asked for one by one, rather than going through all contributors. */
const FEW = 20;

/**
 * The direct weights of the listed addresses, and with `whole` those of everybody: what `set_weights` sets.
 *
 * The list of contributors has their whole weights; where seats in open rolls are a part of them, each is asked for.
 */
export async function loadDirectWeights(
  tributary: Questions,
  datanetId: number,
  listed: string[],
  whole: boolean,
): Promise<Map<string, number>> {
  const seated = (await loadOpenRolls(tributary, datanetId)).some(
    ({ enrolled_leaves }) => enrolled_leaves > 0,
  );
  if (!whole && (seated || listed.length <= FEW)) return askForEach(tributary, datanetId, listed);
  const all = await listAll(tributary, datanetId);
  if (!seated) return all;
  return askForEach(tributary, datanetId, [...new Set([...listed, ...all.keys()])]);
}

async function listAll(tributary: Questions, datanetId: number): Promise<Map<string, number>> {
  const { items } = await walk(async (start: string | undefined) => {
    const page = await tributary.contributors({
      datanetId,
      limit: LISTED_AT_ONCE,
      startAfter: start ?? null,
    });
    return { items: page.contributors, next: page.next };
  }, Number.POSITIVE_INFINITY);
  return new Map(items.map(({ address, weight }) => [address, weight]));
}

async function askForEach(tributary: Questions, datanetId: number, addresses: string[]) {
  const direct = await askEach(addresses, async (address) => {
    const { seats } = await tributary.contributor({ address, datanetId });
    return [address, seats.find(({ source }) => "direct" in source)?.weight ?? 0] as const;
  });
  return new Map(direct);
}
