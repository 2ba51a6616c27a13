import { field, type WordsFor } from "./say.js";

/** Contributions, notice, influence and rolls. */
export const datanet: WordsFor<
  | "hash_submitted"
  | "hash_accepted"
  | "not_pending"
  | "too_many_changes"
  | "nothing_matured"
  | "notice_too_short"
  | "no_influence_lane"
  | "without_influence"
  | "pot_shared"
  | "before_attestor"
  | "deadline_passed"
  | "deadline_ahead"
  | "no_weight"
  | "roll_closed"
  | "too_many_rolls"
  | "leaf_taken"
  | `proof_${"leaf_count" | "leaf_index" | "address_length" | "weight" | "weight_sum" | "proof_length" | "total_weight" | "root"}`
> = {
  hash_submitted: ({ datanet_id, contribution_id }) =>
    `This account submitted the same content to datanet ${datanet_id} already, as contribution ${contribution_id}.`,
  hash_accepted: ({ datanet_id, contribution_id }) =>
    `Datanet ${datanet_id} has this content already, as contribution ${contribution_id}: it counts once.`,
  not_pending: ({ contribution_id, found }) =>
    `Contribution ${contribution_id} is ${found}: only what is pending can be reviewed. Load the list again.`,
  too_many_changes: ({ datanet_id, max }) =>
    `${max} changes of datanet ${datanet_id} wait already: apply or cancel some first.`,
  nothing_matured: ({ datanet_id, next }, say) =>
    next === undefined
      ? `No change of datanet ${datanet_id} is waiting.`
      : `No change of datanet ${datanet_id} can be applied yet: the next one can at ${say.time(next)}.`,
  notice_too_short: ({ min }) =>
    `With an influence lane the notice must be at least ${min} seconds, its window and one day: give more.`,
  no_influence_lane: ({ datanet_id }) =>
    `Datanet ${datanet_id} shares all it earns by weight: it has no influence lane.`,
  without_influence: (fields) =>
    `The ${field(fields.field)} means nothing without an influence lane: leave it out, or give the lane a share.`,
  pot_shared: ({ record_id, datanet_id, found }) =>
    `What record ${record_id} set aside for datanet ${datanet_id} is ${found} already: nothing is left to share.`,
  before_attestor: ({ record_id }) =>
    `Record ${record_id} is older than this attestor: one who was an attestor then can attribute it, or it is released later.`,
  deadline_passed: ({ record_id, deadline }, say) =>
    `The time to attribute record ${record_id} ended at ${say.time(deadline)}: release it instead, which shares it by weight.`,
  deadline_ahead: ({ record_id, deadline }, say) =>
    `Attestors have until ${say.time(deadline)} for record ${record_id}: it can be released from then on.`,
  no_weight: ({ datanet_id }) =>
    `Datanet ${datanet_id} has no contributors just now: what waits for it stays until it has some.`,
  roll_closed: ({ roll_id, closed_at }, say) =>
    `Roll ${roll_id} was closed at ${say.time(closed_at)} already.`,
  too_many_rolls: ({ datanet_id, max }) =>
    `Datanet ${datanet_id} has ${max} open rolls, as many as can be: close one, or publish in its place.`,
  leaf_taken: ({ leaf_index, address }, say) =>
    `Seat ${leaf_index} of this roll was taken already, for ${say.address(address)}: nothing is left to do.`,
  proof_leaf_count: ({ most }) => `A roll of this weight has 1 to ${most} seats: check the number of seats.`,
  proof_leaf_index: ({ leaf_count, found }) =>
    `The roll has seats 0 to ${leaf_count - 1}, and no seat ${found}: is the proof for this roll?`,
  proof_address_length: () => "The proof's address is empty or too long: is the proof file whole?",
  proof_weight: () => "The proof has a weight that no seat can have: is the proof file whole?",
  proof_weight_sum: () =>
    "The proof's weights add up to more than any roll can have: is the proof file whole?",
  proof_proof_length: ({ expected, found }) =>
    `A proof for this roll has ${expected} steps, this one has ${found}: is it for this roll?`,
  proof_total_weight: () => "The proof leads to another total weight than this roll's: is it for this roll?",
  proof_root: () =>
    "The proof does not lead to this roll: check the roll, the address and the weight it is for.",
};
