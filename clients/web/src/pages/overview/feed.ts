import type { Reader, TributaryEvent } from "tributary-client";

/** One recorded query, as its event tells it. */
export interface Recorded {
  key: string;
  modelId: number;
  recordId: number;
  payer: string;
  token: string;
  amount: bigint;
  count: number;
  units: number | undefined;
  height: number;
}

export interface Feed {
  /** Newest first. */
  recorded: Recorded[];
  /** The newest block that was looked at. */
  height: number;
}

export const SHOWN = 10;

/** How far back is looked, in blocks, until enough is found: a node reads all that it finds before it answers. */
const REACHES = [500, 20_000];

/** A block's transactions can be found a moment after the block is told of. */
const OVERLAP = 5;

interface Found {
  height: number;
  events: TributaryEvent[];
}

export function recordedIn(transactions: Found[]): Recorded[] {
  return transactions.flatMap(({ height, events }) =>
    events
      .flatMap((event) => (event.type === "query_recorded" ? [event] : []))
      .map((event) => ({
        key: `${event.model_id}/${event.record_id}`,
        modelId: event.model_id,
        recordId: event.record_id,
        payer: event.payer,
        token: event.token,
        amount: event.amount,
        count: event.count,
        units: event.units,
        height,
      }))
      // within a transaction, the last is the newest
      .toReversed(),
  );
}

/** What was known and what was found since, newest first, each once. */
export function merge(known: Recorded[], found: Recorded[], most = SHOWN): Recorded[] {
  const all = new Map<string, Recorded>();
  for (const one of [...found, ...known]) if (!all.has(one.key)) all.set(one.key, one);
  // stable, so that the order within a block stays
  return [...all.values()].toSorted((a, b) => b.height - a.height).slice(0, most);
}

/** Those of `now` that are newer than all that was known before. */
export function newSince(before: Recorded[], now: Recorded[]): Recorded[] {
  const known = new Set(before.map(({ key }) => key));
  const newest = Math.max(0, ...before.map(({ height }) => height));
  return now.filter(({ key, height }) => !known.has(key) && height >= newest);
}

/** Asks for the newest recorded queries of all models; later, only for those since. */
export async function askFeed(
  reader: Pick<Reader, "status" | "search">,
  contract: string,
  before: Feed | undefined,
): Promise<Feed> {
  const { height } = await reader.status();
  const search = async (from: number) => {
    const range = from > 0 ? `tx.height > ${from} AND ` : "";
    const query = `${range}wasm-query_recorded._contract_address='${contract}'`;
    const { transactions } = await reader.search(query, { perPage: SHOWN, newestFirst: true });
    return recordedIn(transactions);
  };
  // a chain that was begun anew has lower blocks
  if (before && height >= before.height) {
    const found = await search(Math.max(0, before.height - OVERLAP));
    return { recorded: merge(before.recorded, found), height };
  }
  for (const reach of REACHES) {
    if (height <= reach) break;
    const recorded = merge([], await search(height - reach));
    if (recorded.length >= SHOWN) return { recorded, height };
  }
  return { recorded: merge([], await search(0)), height };
}
