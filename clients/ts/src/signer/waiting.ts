import { NotIncluded } from "../faults/errors.js";
import type { Reader } from "../reader/index.js";
import { NodeUnreachable } from "../reader/errors.js";
import type { Transaction } from "../reader/transaction.js";

export interface Waiting {
  timeoutMs: number;
  pollMs: number;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/**
 * Waits until a block has the transaction. A node that cannot be reached for a while is asked again: the transaction
 * may be in a block all the same.
 */
export async function waitFor(reader: Reader, hash: string, waiting: Waiting): Promise<Transaction> {
  const end = Date.now() + waiting.timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const found = await reader.transaction(hash);
      if (found !== undefined) return found;
      cause = undefined;
    } catch (error) {
      if (!(error instanceof NodeUnreachable)) throw error;
      cause = error;
    }
    if (Date.now() >= end) throw new NotIncluded(hash, waiting.timeoutMs / 1000, { cause });
    await sleep(waiting.pollMs);
  }
}
