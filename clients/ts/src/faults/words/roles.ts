import { field, quoted, type WordsFor } from "./say.js";

/** Who may do what, and what is there. */
export const roles: WordsFor<
  | "not_owner"
  | "not_curator"
  | "not_operator"
  | "not_nominee"
  | "not_contributor"
  | "not_attestor"
  | "not_gateway"
  | "datanet_not_found"
  | "model_not_found"
  | "record_not_found"
  | "charge_not_found"
  | "query_id_not_found"
  | "version_not_found"
  | "roll_not_found"
  | "contribution_not_found"
  | "change_not_found"
  | "pot_not_found"
  | "stranger"
  | "fee_token_active"
  | "too_many_fee_tokens"
  | "not_paused"
  | "pause_too_early"
  | "migrate_name"
  | "migrate_version"
  | "version_syntax"
> = {
  not_owner: ({ expected }, say) =>
    expected === undefined
      ? "Nobody can do this any more: the contract's ownership was renounced."
      : `Only the contract's owner, ${say.address(expected)}, can do this: connect that account.`,
  not_curator: ({ datanet_id, expected }, say) =>
    `Only the curator of datanet ${datanet_id}, ${say.address(expected)}, can do this: connect that account.`,
  not_operator: ({ model_id, expected }, say) =>
    `Only the operator of model ${model_id}, ${say.address(expected)}, can do this: connect that account.`,
  not_nominee: ({ subject, id, expected }, say) =>
    expected === undefined
      ? `Nobody is nominated to take over ${subject} ${id}: ask for a nomination first.`
      : `Only ${say.address(expected)} is nominated to take over ${subject} ${id}: connect that account.`,
  not_contributor: ({ datanet_id }) =>
    `This account has no direct weight in datanet ${datanet_id} to give up. A seat from a roll ends with its roll.`,
  not_attestor: ({ datanet_id, found }, say) =>
    `${say.address(found)} is not an attestor of datanet ${datanet_id}: its curator can make it one.`,
  not_gateway: ({ model_id, found }, say) =>
    `${say.address(found)} is not a gateway of model ${model_id}: its operator can make it one.`,
  datanet_not_found: ({ datanet_id }) => `There is no datanet ${datanet_id}: check the number.`,
  model_not_found: ({ model_id }) => `There is no model ${model_id}: check the number.`,
  record_not_found: ({ model_id, record_id }) =>
    `Model ${model_id} has no query record ${record_id}: check the number.`,
  charge_not_found: ({ model_id, record_id }) =>
    `Record ${record_id} of model ${model_id} is no batch with that charge: check the payer and the query id.`,
  query_id_not_found: ({ model_id, query_id, payer }, say) =>
    `Model ${model_id} has no query ${quoted(query_id)} of ${say.address(payer)}: it was not paid for.`,
  version_not_found: ({ datanet_id, newest }) =>
    `The newest version of datanet ${datanet_id}'s weights is ${newest}: ask for that one or an older one.`,
  roll_not_found: ({ datanet_id, roll_id }) =>
    `Datanet ${datanet_id} has no roll ${roll_id}: check the number, and whether its notice has passed.`,
  contribution_not_found: ({ datanet_id, contribution_id }) =>
    `Datanet ${datanet_id} has no contribution ${contribution_id}: check the number.`,
  change_not_found: ({ datanet_id, change_id }) =>
    `Change ${change_id} of datanet ${datanet_id} is no longer waiting: it was applied, cancelled or dropped.`,
  pot_not_found: ({ model_id, record_id, datanet_id }) =>
    `Record ${record_id} of model ${model_id} has nothing set aside for the influence lane of datanet ${datanet_id}.`,
  stranger: ({ datanet_id, address }, say) =>
    `${say.address(address)} never held weight in datanet ${datanet_id}: leave it out of the scores.`,
  fee_token_active: () => "This fee token is active already: nothing needs to be done.",
  too_many_fee_tokens: ({ max, kind }) =>
    `There can be at most ${max} ${kind} fee tokens: retire one before you add another.`,
  not_paused: () => "The intake is not paused: there is nothing to end.",
  pause_too_early: ({ from }, say) => `The next pause can begin at ${say.time(from)}: wait until then.`,
  migrate_name: ({ expected, found }) =>
    `This code takes over contracts named ${quoted(expected)}, not ${quoted(found)}: check the address.`,
  migrate_version: ({ code, stored }) =>
    `The contract is at version ${quoted(stored)} already, this code at ${quoted(code)}: use newer code.`,
  version_syntax: ({ version }) =>
    `${quoted(version)} is not a version: check what the contract was built from.`,
};

/** How a message says it. */
export const syntax: WordsFor<
  | "address"
  | "text_length"
  | "control_character"
  | "padded"
  | "hash_length"
  | "list_length"
  | "duplicate"
  | "out_of_range"
  | "entry_range"
  | "falls_only"
  | "grows_only"
  | "total_weight"
  | "choice"
  | "nothing_to_change"
  | "payment"
> = {
  address: (fields) =>
    `The ${field(fields.field)} ${quoted(fields.found)} is not an address of this chain: check it for typing mistakes.`,
  text_length: ({ min, max, found, ...rest }) =>
    `The ${field(rest.field)} needs ${min} to ${max} bytes, and has ${found}: ${found > max ? "shorten" : "lengthen"} it.`,
  control_character: (fields) =>
    `The ${field(fields.field)} has a character that cannot be seen: type it anew, as plain text.`,
  padded: (fields) => `The ${field(fields.field)} begins or ends with white space: remove it.`,
  hash_length: ({ expected, found, ...rest }) =>
    `The ${field(rest.field)} needs ${expected} bytes, and has ${found}: give a SHA-256.`,
  list_length: ({ list, min, max, found }) =>
    `${found} entries in ${field(list)}, where ${min} to ${max} are possible: ${found > max ? "split them over several messages" : "add some"}.`,
  duplicate: ({ list, entry }) => `${quoted(entry)} stands twice in ${field(list)}: leave one out.`,
  out_of_range: ({ min, max, found, ...rest }) =>
    `The ${field(rest.field)} must be from ${min} to ${max}, and is ${found}.`,
  entry_range: ({ list, entry, part, min, max, found }) =>
    `In ${field(list)}, the ${part} of ${quoted(entry)} must be from ${min} to ${max}, and is ${found}.`,
  falls_only: ({ current, ...rest }) =>
    `The ${field(rest.field)} can only be lowered, and is ${current} now: give at most that.`,
  grows_only: ({ current, ...rest }) =>
    `The ${field(rest.field)} can only grow, and is ${current} now: give at least that.`,
  total_weight: ({ datanet_id, max }) =>
    `The weights of datanet ${datanet_id} would add up to more than ${max}: use smaller ones.`,
  choice: ({ expected, found }) => `Expected ${quoted(expected)}, found ${quoted(found)}.`,
  nothing_to_change: () => "Nothing would change: change something first.",
  payment: () => "This takes none of the chain's own coins: send it without any.",
};
