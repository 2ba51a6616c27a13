import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useClient } from "../../../app/client";
import { askEach } from "../../../chain/walk";
import { type Point, sampleVersions } from "./versions";

/** As many questions make one picture; of later versions, only those that were not asked for yet. */
export const MOST_VERSIONS = 40;

/** An address's weight, and the datanet's total, as of each version of the weights (or of some, where they are many). */
export function useHistory(datanetId: number, address: string, newest: number) {
  const { tributary } = useClient();
  const queries = useQueryClient();
  const versions = sampleVersions(newest, MOST_VERSIONS);
  return useQuery({
    queryKey: ["history", datanetId, address, newest],
    queryFn: () =>
      askEach(versions, (version) =>
        queries.fetchQuery({
          queryKey: ["weight-at", datanetId, address, version],
          queryFn: async (): Promise<Point> => {
            const { weight, total_weight } = await tributary.weightAt({ datanetId, address, version });
            return { version, weight, total: total_weight };
          },
          // what a version was, it stays
          staleTime: Number.POSITIVE_INFINITY,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before: Point[] | undefined) => before,
  });
}
