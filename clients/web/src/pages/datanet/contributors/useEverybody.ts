import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "../../../app/client";
import { walk } from "../../../chain/walk";
import { largestFirst } from "./largest";

/** The contract lists contributors by address: to know the largest, one has to read all of them, or as many as this. */
export const MOST_READ = 5_000;

const PAGE = 100;

/** Contributors, largest weight first, and how many were read so far. */
export function useEverybody(datanetId: number, version: number, enabled = true) {
  const { tributary } = useClient();
  const [read, setRead] = useState(0);
  const asked = useQuery({
    queryKey: ["everybody", datanetId, version],
    queryFn: async () => {
      let count = 0;
      const { items, more } = await walk(async (start: string | undefined) => {
        const page = await tributary.contributors({ datanetId, startAfter: start ?? null, limit: PAGE });
        count += page.contributors.length;
        setRead(count);
        return { items: page.contributors, next: page.next };
      }, MOST_READ);
      return { version, contributors: largestFirst(items), more };
    },
    // what a version was, it stays
    staleTime: Number.POSITIVE_INFINITY,
    // until those of a new version are read, they know themselves which version they are of
    placeholderData: keepPreviousData,
    enabled,
  });
  return { ...asked, read };
}

export type Everybody = NonNullable<ReturnType<typeof useEverybody>["data"]>;
