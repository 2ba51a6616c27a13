import { useQuery } from "@tanstack/react-query";
import type { TributaryQueryClient } from "tributary-client";
import { useClient } from "../app/client";
import { isId } from "./ids";

/** How long an answer will do, and how often it is asked for anew: each page knows how much changes there. */
interface Pace {
  staleTime?: number;
  refetchInterval?: number;
  enabled?: boolean;
}

/** For names, which hardly ever change. */
const SELDOM: Pace = { staleTime: 60_000 };

export function datanetQuestion(tributary: TributaryQueryClient, id: number) {
  return { queryKey: ["datanet", id], queryFn: () => tributary.datanet({ datanetId: id }) };
}

/** One datanet; nothing is asked while there is no id. */
export function useDatanet(id = 0, { enabled = true, ...pace }: Pace = SELDOM) {
  const { tributary } = useClient();
  return useQuery({ ...datanetQuestion(tributary, id), ...pace, enabled: enabled && isId(id) });
}

export function useModel(id = 0, { enabled = true, ...pace }: Pace = SELDOM) {
  const { tributary } = useClient();
  return useQuery({
    queryKey: ["model", id],
    queryFn: () => tributary.model({ modelId: id }),
    ...pace,
    enabled: enabled && isId(id),
  });
}

export function configQuestion(tributary: TributaryQueryClient) {
  return { queryKey: ["config"], queryFn: () => tributary.config() };
}

/** The contract's own terms: its owner, its fee, its fee tokens, whether it is paused. */
export function useConfig(pace: Pace = {}) {
  const { tributary } = useClient();
  return useQuery({ ...configQuestion(tributary), ...pace });
}
