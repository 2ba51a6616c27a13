import type { ModelResponse, QueryRecordResponse, ReceiptResponse } from "tributary-client";

/** One record of which an address has a share. */
export interface Share {
  modelId: number;
  recordId: number;
  time: number;
  payer: string;
  /** How many queries the record stands for. */
  count: number;
  token: string;
  paid: string;
  /** In base units, with their fraction. */
  amount: string;
  /** What the pots of the record still hold, and when the last of them is shared at the latest. */
  waiting: bigint;
  deadline: number | undefined;
  /** Where the share comes from. */
  parts: { datanetId: number; weight: number; totalWeight: number; byInfluence: boolean }[];
}

/** Each model once, those with records only. */
export function recorded(lists: ModelResponse[][]): ModelResponse[] {
  const models = new Map(lists.flat().map((model) => [model.model_id, model]));
  return [...models.values()].filter(({ records }) => records > 0);
}

/** The newest of several models' records. */
export function newest(lists: QueryRecordResponse[][], count: number): QueryRecordResponse[] {
  const order = (a: QueryRecordResponse, b: QueryRecordResponse) =>
    b.height - a.height || b.model_id - a.model_id || b.record_id - a.record_id;
  return lists.flat().toSorted(order).slice(0, count);
}

const isNothing = (decimal: string) => /^0*(?:\.0*)?$/.test(decimal);

/** What a receipt says of an address; none where it has no share, and none waiting. */
export function share(record: QueryRecordResponse, receipt: ReceiptResponse): Share | undefined {
  const parts = receipt.datanets
    .filter(({ amount, base }) => !isNothing(amount) || base.weight > 0)
    .map(({ datanet_id, base, influence }) => ({
      datanetId: datanet_id,
      weight: base.weight,
      totalWeight: base.total_weight,
      byInfluence: influence ? !isNothing(influence.attributed) : false,
    }));
  if (parts.length === 0) return undefined;
  // the pots of datanets that are not its own are nothing to it
  const mine = receipt.datanets.filter(({ datanet_id }) =>
    parts.some((part) => part.datanetId === datanet_id),
  );
  const waiting = mine.reduce((sum, { influence }) => sum + BigInt(influence?.waiting ?? 0), 0n);
  const deadlines = mine.flatMap(({ influence }) =>
    influence?.deadline && influence.waiting !== "0" ? [influence.deadline] : [],
  );
  return {
    modelId: record.model_id,
    recordId: record.record_id,
    time: record.time,
    payer: record.payer,
    count: record.count,
    token: record.token,
    paid: record.amount,
    amount: receipt.amount,
    waiting,
    deadline: deadlines.length > 0 ? Math.max(...deadlines) : undefined,
    parts,
  };
}
