import type { TributaryQueryClient } from "tributary-client";
import { loadOpenRolls } from "../roll/openRolls";

type Questions = Pick<TributaryQueryClient, "contributors" | "contributor" | "rolls">;

const LISTED_AT_ONCE = 100;
/** So few that a public node doesn't mind. */
const ASKED_AT_ONCE = 6;
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
  listed: readonly string[],
  whole: boolean,
): Promise<Map<string, number>> {
  const seated = (await loadOpenRolls(tributary, datanetId)).some(
    ({ enrolled_leaves }) => enrolled_leaves > 0,
  );
  if (!whole && (seated || listed.length <= FEW)) return askEach(tributary, datanetId, listed);
  const all = await listAll(tributary, datanetId);
  if (!seated) return all;
  return askEach(tributary, datanetId, [...new Set([...listed, ...all.keys()])]);
}

async function listAll(tributary: Questions, datanetId: number): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  let startAfter: string | null = null;
  do {
    const page = await tributary.contributors({ datanetId, limit: LISTED_AT_ONCE, startAfter });
    for (const { address, weight } of page.contributors) all.set(address, weight);
    startAfter = page.next ?? null;
  } while (startAfter !== null);
  return all;
}

async function askEach(tributary: Questions, datanetId: number, addresses: readonly string[]) {
  const direct = new Map<string, number>();
  const waiting = addresses.values();
  const asker = async () => {
    for (const address of waiting) {
      const { seats } = await tributary.contributor({ address, datanetId });
      const seat = seats.find(({ source }) => "direct" in source);
      direct.set(address, seat?.weight ?? 0);
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, asker));
  return direct;
}
