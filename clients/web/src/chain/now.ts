import { useQuery } from "@tanstack/react-query";
import { useClient } from "../app/client";

/** What the node says of itself and of the chain, every few seconds. */
export function useStatus() {
  const { reader } = useClient();
  return useQuery({
    queryKey: ["status"],
    queryFn: () => reader.status(),
    refetchInterval: 3_000,
    // it is asked for again soon anyway
    retry: false,
  });
}

/** The chain's time in seconds, which is what the contract goes by: whoever looks may have another clock. */
export function useNow(): number | undefined {
  const { data } = useStatus();
  return data && Math.floor(data.time.getTime() / 1_000);
}
