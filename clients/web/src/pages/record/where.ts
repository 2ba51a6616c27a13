import type { QueryRecordResponse } from "tributary-client";

type Ids = Pick<QueryRecordResponse, "model_id" | "record_id">;

/** Where the transaction that made a record is found: other contracts may use the same words in their events. */
export function whereRecorded(contract: string, record: Ids & Pick<QueryRecordResponse, "height">): string {
  const { model_id, record_id } = record;
  return `tx.height=${record.height} AND ${where("query_recorded", contract, { model_id, record_id })}`;
}

/** Where the transaction that shared a pot is found. */
export function whereShared(
  contract: string,
  how: "attributed" | "released",
  { model_id, record_id }: Ids,
  datanet_id: number,
): string {
  return where(how, contract, { model_id, record_id, datanet_id });
}

function where(event: string, contract: string, ids: Record<string, number>): string {
  const all = Object.entries({ _contract_address: contract, ...ids });
  return all.map(([key, value]) => `wasm-${event}.${key}='${value}'`).join(" AND ");
}

/** A node's index is some blocks late: what wasn't found is looked for so often more, and what was, never. */
const LOOKS = 5;

export function lookAgain(found: unknown, looks: number): number | false {
  return found === null && looks < LOOKS ? 2_000 : false;
}
