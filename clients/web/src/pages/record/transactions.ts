import { useQuery } from "@tanstack/react-query";
import { eventsOf, type QueryRecordResponse, type Transaction } from "tributary-client";
import { useClient } from "../../app/client";
import { attributionOf, type Attribution } from "./attribution";
import { lookAgain, whereRecorded, whereShared } from "./where";

/** The transaction that made a record; none where the node keeps no events so old. */
export function useRecording(record: QueryRecordResponse) {
  const { deployment, reader } = useClient();
  const { model_id, record_id } = record;
  return useQuery({
    queryKey: ["recording", model_id, record_id],
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => lookAgain(state.data, state.dataUpdateCount),
    queryFn: async (): Promise<Transaction | null> => {
      const { transactions } = await reader.search(whereRecorded(deployment.contract, record));
      const made = (transaction: Transaction) =>
        eventsOf(transaction.events, "query_recorded").some(
          (recorded) => recorded.model_id === model_id && recorded.record_id === record_id,
        );
      return transactions.find(made) ?? null;
    },
  });
}

/** How a pot was shared, and by which transaction; none where the node keeps no events so old. */
export function useSharing(record: QueryRecordResponse, datanetId: number, how: "attributed" | "released") {
  const { deployment, reader } = useClient();
  const { model_id, record_id } = record;
  return useQuery({
    queryKey: ["sharing", how, model_id, record_id, datanetId],
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => lookAgain(state.data, state.dataUpdateCount),
    queryFn: async (): Promise<{ hash: string; attribution?: Attribution } | null> => {
      const ids = { model_id, record_id, datanet_id: datanetId };
      const { transactions } = await reader.search(whereShared(deployment.contract, how, record, datanetId));
      for (const { hash, events } of transactions) {
        // a search may find the ids in several events: only one that has them all is meant
        const found = eventsOf(events, how).some(
          (event) =>
            event.model_id === model_id && event.record_id === record_id && event.datanet_id === datanetId,
        );
        if (!found) continue;
        const attribution = how === "attributed" ? attributionOf(events, ids) : undefined;
        return { hash, ...(attribution && { attribution }) };
      }
      return null;
    },
  });
}
