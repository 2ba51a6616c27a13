import { useQueries, useQuery } from "@tanstack/react-query";
import type { Reader } from "tributary-client";
import { useClient } from "../app/client";

function tokenQuestion(reader: Reader, token: string) {
  return {
    queryKey: ["token", token],
    queryFn: () => reader.token(token),
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** Name, symbol and decimals of a cw20 token; nothing is asked while there is none. */
export function useToken(token: string) {
  const { reader } = useClient();
  return useQuery({ ...tokenQuestion(reader, token), enabled: token !== "" });
}

/** The same of several. */
export function useTokens(tokens: string[]) {
  const { reader } = useClient();
  return useQueries({
    queries: tokens.map((token) => tokenQuestion(reader, token)),
    combine: (answers) => new Map(tokens.map((token, index) => [token, answers[index]?.data])),
  });
}
