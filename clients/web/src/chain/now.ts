import { useQuery } from "@tanstack/react-query";
import { useClient } from "../app/client";

/** The chain's time in seconds, which is what the contract goes by; asked for with the node's status. */
export function useNow(): number | undefined {
  const { reader } = useClient();
  const { data } = useQuery({ queryKey: ["status"], queryFn: () => reader.status(), refetchInterval: 3_000 });
  return data && Math.floor(data.time.getTime() / 1_000);
}
