import { eventsOf, type Transaction } from "tributary-client";

/** One transaction that changed a datanet's weights directly. */
export interface Moment {
  hash: string;
  height: number;
  time: Date | undefined;
  /** Whose weight changed. */
  changed: number;
  added: number;
  taken: number;
  version: number;
  total: number;
}

export function momentOf(
  { hash, height, time, events }: Pick<Transaction, "hash" | "height" | "time" | "events">,
  datanetId: number,
): Moment | undefined {
  const changes = eventsOf(events, "weight_changed").filter(({ datanet_id }) => datanet_id === datanetId);
  const last = changes.at(-1);
  if (!last) return undefined;
  const moment = { added: 0, taken: 0 };
  for (const { weight, weight_before } of changes) {
    if (weight > weight_before) moment.added += weight - weight_before;
    else moment.taken += weight_before - weight;
  }
  const changed = new Set(changes.map(({ address }) => address)).size;
  return { hash, height, time, changed, ...moment, version: last.weights_version, total: last.total_weight };
}
