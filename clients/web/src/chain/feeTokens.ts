import { useQuery } from "@tanstack/react-query";
import { useClient } from "../app/client";
import { configQuestion } from "./questions";

/** The tokens in which fees are paid, then those in which they were paid before they were retired. */
export function useFeeTokens() {
  const { tributary } = useClient();
  return useQuery({
    ...configQuestion(tributary),
    staleTime: 30_000,
    select: ({ fee_tokens }) =>
      fee_tokens.toSorted((a, b) => Number(b.active) - Number(a.active)).map(({ token }) => token),
  });
}
