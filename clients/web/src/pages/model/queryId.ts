import { useCallback, useState } from "react";

/** Random, and so never used before. */
export function newQueryId(
  random: Pick<Crypto, "getRandomValues"> & { randomUUID?: Crypto["randomUUID"] } = crypto,
): string {
  // browsers have it only where a page comes safely
  if (random.randomUUID) return random.randomUUID();
  const bytes = random.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The id under which a query is to be paid for. It is kept, also over a reload, until another is asked for: whoever tries
 * again after a failure tries with the same, which the contract takes only once.
 */
export function useQueryId(contract: string, modelId: number) {
  const place = `tributary-query-id/${contract}/${modelId}`;
  const [queryId, setState] = useState(() => {
    const id = sessionStorage.getItem(place) ?? newQueryId();
    sessionStorage.setItem(place, id);
    return id;
  });
  const set = useCallback(
    (id: string) => {
      sessionStorage.setItem(place, id);
      setState(id);
    },
    [place],
  );
  return { queryId, set, renew: useCallback(() => set(newQueryId()), [set]) };
}
