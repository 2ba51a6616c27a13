import { eventsOf, INDEX_SCALE, type TributaryEvent, unscale } from "tributary-client";

/** Whose data an attestor said it was, and what each got of one pot. */
export interface Attribution {
  scores: Scored[];
  /** What nobody got by influence: said to be nobody's, or of somebody without weight by then. */
  rest: number;
  total: number;
}

export interface Scored {
  address: string;
  score: number;
  /** Of this pot, in base units with their fraction. */
  credited: string;
}

/**
 * Reads an attribution of one pot from its transaction's events. `influence_credited` tells of all pots of the attribution
 * together, which share alike; what this pot gave is worked out as the contract does: score × pot ÷ total, in scaled units.
 */
export function attributionOf(
  events: readonly TributaryEvent[],
  { model_id, record_id, datanet_id }: { model_id: number; record_id: number; datanet_id: number },
): Attribution | undefined {
  const attributed = eventsOf(events, "attributed").find(
    (event) =>
      event.model_id === model_id && event.record_id === record_id && event.datanet_id === datanet_id,
  );
  if (!attributed || attributed.total_score < 1) return undefined;
  const { attribution_id, token, pot, total_score } = attributed;
  const scores = eventsOf(events, "influence_credited")
    .filter(
      (event) =>
        event.datanet_id === datanet_id && event.attribution_id === attribution_id && event.token === token,
    )
    .map(({ address, score }) => ({
      address,
      score,
      credited: unscale((BigInt(score) * pot * INDEX_SCALE) / BigInt(total_score)),
    }))
    .toSorted((one, other) => other.score - one.score);
  const given = scores.reduce((all, { score }) => all + score, 0);
  return { scores, rest: total_score - given, total: total_score };
}
