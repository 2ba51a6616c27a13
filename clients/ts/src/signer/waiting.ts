import { BroadcastTxError } from "@cosmjs/stargate";
import { NotIncluded } from "../faults/errors.js";
import { explain } from "../faults/explain.js";
import type { Reader } from "../reader/index.js";
import type { Transaction } from "../reader/transaction.js";

export interface Waiting {
  timeoutMs: number;
  pollMs: number;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** What of CosmJS's client hands a transaction over. */
export interface Broadcaster {
  broadcastTxSync(bytes: Uint8Array): Promise<string>;
}

/**
 * Hands a transaction over, and once more when it is not known whether it arrived: it counts once, however often it
 * comes. Throws only what says for sure that it did not; gives what else went wrong.
 */
export async function handOver(client: Broadcaster, bytes: Uint8Array): Promise<unknown> {
  try {
    await client.broadcastTxSync(bytes);
    return undefined;
  } catch (error) {
    if (wasRefused(error)) throw error;
  }
  try {
    await client.broadcastTxSync(bytes);
    return undefined;
  } catch (error) {
    // even a refusal may come of its first arrival: that used up its number, and paid its fee
    return error;
  }
}

/** Whether the node looked at the transaction and did not take it, or did not look at it. */
function wasRefused(error: unknown): boolean {
  const { kind } = explain(error);
  if (kind === "already_sent") return false;
  return error instanceof BroadcastTxError || kind === "node_busy" || kind === "too_large";
}

/**
 * Waits until a block has the transaction. Whatever goes wrong with asking, it is asked again until the time is over:
 * the transaction may be in a block all the same, and whoever hears that it failed sends it twice. `trouble` is what
 * went wrong before.
 */
export async function waitFor(
  reader: Reader,
  hash: string,
  waiting: Waiting,
  trouble?: unknown,
): Promise<Transaction> {
  const end = Date.now() + waiting.timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const found = await reader.transaction(hash);
      if (found !== undefined) return found;
      cause = trouble;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= end) throw new NotIncluded(hash, waiting.timeoutMs / 1000, { cause });
    await sleep(waiting.pollMs);
  }
}
