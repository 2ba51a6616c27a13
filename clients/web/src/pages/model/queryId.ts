import { hex } from "@scure/base";
import { useState } from "react";

/** Random, and so never used before. */
export function newQueryId(
  random: Pick<Crypto, "getRandomValues"> & { randomUUID?: Crypto["randomUUID"] } = crypto,
): string {
  // browsers have it only where a page comes safely
  if (random.randomUUID) return random.randomUUID();
  const bytes = random.getRandomValues(new Uint8Array(16));
  return hex.encode(bytes);
}

interface Kept {
  queryId: string;
  /** Suggested at random and never tried: nobody needs to ask whether it was recorded. */
  fresh: boolean;
}

/** What was kept, if it reads as it should: whatever is stored may be another version's. */
export function readKept(text: string | null): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? "");
    if (typeof kept !== "object" || kept === null || !("queryId" in kept) || !("fresh" in kept))
      return undefined;
    return typeof kept.queryId === "string"
      ? { queryId: kept.queryId, fresh: kept.fresh === true }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The id under which a query is to be paid for. It is kept, also over a reload, until another is asked for: whoever tries
 * again after a failure tries with the same, which the contract takes only once.
 */
export function useQueryId(contract: string, modelId: number) {
  const place = `tributary-query-id/${contract}/${modelId}`;
  const [kept, setKept] = useState<Kept>(
    () => readKept(sessionStorage.getItem(place)) ?? { queryId: newQueryId(), fresh: true },
  );
  const keep = (next: Kept) => {
    sessionStorage.setItem(place, JSON.stringify(next));
    setKept(next);
  };
  return {
    ...kept,
    /** As the payer types it. */
    set: (queryId: string) => keep({ queryId, fresh: false }),
    /** It is about to be signed, and may be recorded from now on. */
    tried: () => keep({ queryId: kept.queryId, fresh: false }),
    renew: () => keep({ queryId: newQueryId(), fresh: true }),
  };
}
