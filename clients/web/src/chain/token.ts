import { useQuery } from "@tanstack/react-query";
import { useClient } from "../app/client";

/** Name, symbol and decimals of a cw20 token. */
export function useToken(token: string, enabled = true) {
  const { reader } = useClient();
  return useQuery({
    queryKey: ["token", token],
    queryFn: () => reader.token(token),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
