import { useQueries } from "@tanstack/react-query";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../app/client";
import { datanetQuestion } from "../../chain/questions";
import { isolate, tame } from "../../parts/text";

export interface Datanets {
  get: (id: number) => DatanetResponse | undefined;
  /** Tamed and, in a sentence, isolated; by its id while nothing more is known. */
  name: (id: number) => string;
}

/** What ids of datanets stand for. */
export function useDatanets(ids: number[]): Datanets {
  const { tributary } = useClient();
  return useQueries({
    queries: ids.map((id) => ({
      ...datanetQuestion(tributary, id),
      staleTime: 30_000,
    })),
    combine: byId,
  });
}

function byId(answers: { data: DatanetResponse | undefined }[]): Datanets {
  const found = new Map(answers.flatMap(({ data }) => (data ? [[data.datanet_id, data] as const] : [])));
  return { get: (id) => found.get(id), name: (id) => nameOf(id, found.get(id)) };
}

export function nameOf(id: number, datanet: { name: string } | undefined): string {
  const name = datanet ? tame(datanet.name, 40).trim() : "";
  return name === "" ? `datanet ${id}` : isolate(name);
}
