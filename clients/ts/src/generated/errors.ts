// Written by `npm run generate` from the contract's error texts: change those, not this.

/** What the contract refuses, by kind, with what it says of it. */
export interface Refusals {
  notice_too_short: { min: number; found: number };
  nobody_to_pay: { model_id: number };
  before_attestor: { model_id: number; record_id: number; recorded_at: number; since: number };
  hash_accepted: { datanet_id: number; contribution_id: number };
  split_scores: Record<string, never>;
  split_income_bound: { income: bigint; added: bigint };
  split_no_share: { datanet_id: number };
  pause_too_early: { from: number; now: number };
  too_many_changes: { datanet_id: number; max: number };
  deadline_passed: { model_id: number; record_id: number; deadline: number; now: number };
  split_shares: Record<string, never>;
  fee_token_retired: { token: string };
  not_pending: { datanet_id: number; contribution_id: number; found: string };
  over_budget: { left: bigint; found: bigint };
  deadline_ahead: { model_id: number; record_id: number; deadline: number; now: number };
  query_id_syntax: { max: number; found: string };
  price_overflow: { model_id: number; units: number; unit_price: bigint };
  total_weight: { datanet_id: number; max: number; found: bigint };
  over_balance: { balance: bigint; token: string; address: string; found: bigint };
  units_without_price: { model_id: number; found: number };
  version_not_found: { datanet_id: number; newest: number; found: number };
  pot_shared: { model_id: number; record_id: number; datanet_id: number; found: string };
  split_index_fell: { last: bigint; found: bigint };
  roll_closed: { datanet_id: number; roll_id: number; closed_at: number };
  no_weight: { datanet_id: number };
  query_id_taken: { model_id: number; query_id: string; payer: string; record_id: number };
  charge_not_found: { model_id: number; record_id: number };
  migrate_name: { expected: string; found: string };
  migrate_version: { code: string; stored: string };
  no_unit_price: { model_id: number };
  zero_price: Record<string, never>;
  intake_paused: { until: number };
  proof_address_length: { found: number };
  proof_weight_sum: { left: number; right: number };
  hash_submitted: { datanet_id: number; submitter: string; contribution_id: number };
  nothing_matured: { datanet_id: number; now: number; next: number | undefined };
  wrong_token: { model_id: number; expected: string; found: string };
  not_contributor: { datanet_id: number; address: string };
  too_many_rolls: { datanet_id: number; max: number };
  not_curator: { datanet_id: number; expected: string; found: string };
  wrong_price: { model_id: number; expected: bigint; expected_token: string; units: number; unit_price: bigint; found: bigint; found_token: string };
  leaf_taken: { datanet_id: number; roll_id: number; leaf_index: number; address: string };
  not_attestor: { datanet_id: number; found: string };
  not_operator: { model_id: number; expected: string; found: string };
  own_account: Record<string, never>;
  allowance_expired: { expired_at: number; now: number };
  over_charge_max: { max: bigint; found: bigint };
  not_gateway: { model_id: number; found: string };
  pot_not_found: { model_id: number; record_id: number; datanet_id: number };
  proof_leaf_index: { leaf_count: number; found: number };
  split_bps: { found: number };
  split_overpaid: { claimable: bigint; found: bigint };
  proof_leaf_count: { most: number; found: number };
  split_no_weight: Record<string, never>;
  stranger: { datanet_id: number; address: string };
  nothing_charged: Record<string, never>;
  change_not_found: { datanet_id: number; change_id: number };
  proof_total_weight: { expected: number; found: number };
  no_influence_lane: { datanet_id: number };
  proof_weight: { found: number };
  version_syntax: { version: string; reason: string };
  contribution_not_found: { datanet_id: number; contribution_id: number };
  fee_token_active: { token: string };
  not_owner: { expected: string | undefined; found: string };
  proof_proof_length: { expected: number; found: number };
  record_not_found: { model_id: number; record_id: number };
  datanet_not_found: { datanet_id: number };
  model_not_found: { model_id: number };
  not_paused: Record<string, never>;
  query_id_not_found: { model_id: number; query_id: string; payer: string };
  split_weight: { found: number };
  proof_root: { expected: string; found: string };
  roll_not_found: { datanet_id: number; roll_id: number };
  too_many_fee_tokens: { max: number; kind: string };
  model_inactive: { model_id: number };
  choice: { expected: string; found: string };
  nothing_to_change: Record<string, never>;
  charge_refused: { position: number; query_id: string; payer: string; reason: string };
  payment: { reason: string };
  without_influence: { field: string };
  control_character: { field: string; found: number };
  grows_only: { field: string; current: number; found: number };
  falls_only: { field: string; current: number; found: number };
  padded: { field: string };
  zero_amount: { field: string };
  sum_overflow: { sum: bigint; found: bigint };
  not_nominee: { subject: string; id: number; expected: string | undefined; found: string };
  entry_range: { list: string; entry: string; part: string; min: number; max: number; found: number };
  list_length: { list: string; min: number; max: number; found: number };
  no_allowance: { payer: string; model_id: number; token: string };
  text_length: { field: string; min: number; max: number; found: number };
  hash_length: { field: string; expected: number; found: number };
  out_of_range: { field: string; min: number; max: number; found: number };
  address: { field: string; found: string; reason: string };
  not_a_fee_token: { found: string };
  duplicate: { list: string; entry: string };
}

export type FieldKind =
  | "number" | "hex" | "bigint" | "string" | "label" | "hash" | "address" | "holder" | "next" | "reason";

export interface Pattern {
  kind: keyof Refusals;
  pattern: RegExp;
  fields: [name: string, kind: FieldKind][];
}

/** The most telling come first: the first that fits is meant. */
export const PATTERNS: readonly Pattern[] = [
  { kind: "notice_too_short", pattern: /^notice_seconds: with an influence lane expected at least (\d+) \(its window and a day\), found (\d+)$/, fields: [["min", "number"], ["found", "number"]] },
  { kind: "nobody_to_pay", pattern: /^model (\d+): no datanet on its route has weight, so there is nobody to pay$/, fields: [["model_id", "number"]] },
  { kind: "before_attestor", pattern: /^model (\d+), record (\d+): recorded at (\d+), before the attestor became one at (\d+)$/, fields: [["model_id", "number"], ["record_id", "number"], ["recorded_at", "number"], ["since", "number"]] },
  { kind: "hash_accepted", pattern: /^datanet (\d+): this hash is accepted, or waits to be, as contribution (\d+)$/, fields: [["datanet_id", "number"], ["contribution_id", "number"]] },
  { kind: "split_scores", pattern: /^scores: expected a total from 1, and from the sum of all scores$/, fields: [] },
  { kind: "split_income_bound", pattern: /^lifetime income of a pool: below 2\^143 units, found (\d+) and (\d+) more$/, fields: [["income", "bigint"], ["added", "bigint"]] },
  { kind: "split_no_share", pattern: /^lineage: the share of datanet (\d+) comes to nothing \(below 10\^-18\)$/, fields: [["datanet_id", "number"]] },
  { kind: "pause_too_early", pattern: /^the next pause may begin at (\d+) \(seconds since 1970\), now it is (\d+)$/, fields: [["from", "number"], ["now", "number"]] },
  { kind: "too_many_changes", pattern: /^datanet (\d+): at most (\d+) changes wait at once: apply or cancel some$/, fields: [["datanet_id", "number"], ["max", "number"]] },
  { kind: "deadline_passed", pattern: /^model (\d+), record (\d+): expected an attribution before (\d+), now it is (\d+)$/, fields: [["model_id", "number"], ["record_id", "number"], ["deadline", "number"], ["now", "number"]] },
  { kind: "split_shares", pattern: /^shares of a route: from 1 and summing to at most 2\^128 - 1$/, fields: [] },
  { kind: "fee_token_retired", pattern: /^fee token ([a-z0-9_]+) is retired: it takes no fees, claims stay open$/, fields: [["token", "address"]] },
  { kind: "not_pending", pattern: /^datanet (\d+): expected contribution (\d+) to be pending, found it ([ -9;-~]{1,80}?)$/, fields: [["datanet_id", "number"], ["contribution_id", "number"], ["found", "label"]] },
  { kind: "over_budget", pattern: /^expected at most the (\d+) that are left of the budget, found (\d+)$/, fields: [["left", "bigint"], ["found", "bigint"]] },
  { kind: "deadline_ahead", pattern: /^model (\d+), record (\d+): expected a release from (\d+) on, now it is (\d+)$/, fields: [["model_id", "number"], ["record_id", "number"], ["deadline", "number"], ["now", "number"]] },
  { kind: "query_id_syntax", pattern: /^query id: expected 1 to (\d+) of A-Z a-z 0-9 \. _ : -, found ([\s\S]*?)$/, fields: [["max", "number"], ["found", "string"]] },
  { kind: "price_overflow", pattern: /^model (\d+): (\d+) units of (\d+) pass the largest amount, 2\^128 - 1$/, fields: [["model_id", "number"], ["units", "number"], ["unit_price", "bigint"]] },
  { kind: "total_weight", pattern: /^datanet (\d+): expected a total weight of at most (\d+), found (\d+)$/, fields: [["datanet_id", "number"], ["max", "number"], ["found", "bigint"]] },
  { kind: "over_balance", pattern: /^expected at most the (\d+) of ([a-z0-9_]+) on the account of ([a-z0-9_]+), found (\d+)$/, fields: [["balance", "bigint"], ["token", "address"], ["address", "address"], ["found", "bigint"]] },
  { kind: "units_without_price", pattern: /^model (\d+) has no unit price: expected no units, found (\d+)$/, fields: [["model_id", "number"], ["found", "number"]] },
  { kind: "version_not_found", pattern: /^datanet (\d+): expected a weights version up to (\d+), found (\d+)$/, fields: [["datanet_id", "number"], ["newest", "number"], ["found", "number"]] },
  { kind: "pot_shared", pattern: /^model (\d+), record (\d+): the pot of datanet (\d+) is ([ -9;-~]{1,80}?) already$/, fields: [["model_id", "number"], ["record_id", "number"], ["datanet_id", "number"], ["found", "label"]] },
  { kind: "split_index_fell", pattern: /^an index never falls: expected at least (\d+), found (\d+)$/, fields: [["last", "bigint"], ["found", "bigint"]] },
  { kind: "roll_closed", pattern: /^datanet (\d+): roll (\d+) closed at (\d+) \(seconds since 1970\)$/, fields: [["datanet_id", "number"], ["roll_id", "number"], ["closed_at", "number"]] },
  { kind: "no_weight", pattern: /^datanet (\d+) has no weight just now: its pots wait$/, fields: [["datanet_id", "number"]] },
  { kind: "query_id_taken", pattern: /^model (\d+): query id ([\s\S]*?) of ([a-z0-9_]+) is recorded already, as (\d+)$/, fields: [["model_id", "number"], ["query_id", "string"], ["payer", "address"], ["record_id", "number"]] },
  { kind: "charge_not_found", pattern: /^model (\d+), record (\d+): not a batch with that charge$/, fields: [["model_id", "number"], ["record_id", "number"]] },
  { kind: "migrate_name", pattern: /^migration: expected state of ([\s\S]*?), found that of ([\s\S]*?)$/, fields: [["expected", "string"], ["found", "string"]] },
  { kind: "migrate_version", pattern: /^migration: expected state older than ([\s\S]*?), found ([\s\S]*?)$/, fields: [["code", "string"], ["stored", "string"]] },
  { kind: "no_unit_price", pattern: /^model (\d+) has no unit price: it takes no charges$/, fields: [["model_id", "number"]] },
  { kind: "zero_price", pattern: /^a unit price is at least 1 base unit, found 0$/, fields: [] },
  { kind: "intake_paused", pattern: /^intake is paused until (\d+) \(seconds since 1970\)$/, fields: [["until", "number"]] },
  { kind: "proof_address_length", pattern: /^bytes of the address: expected 1 to \d+, found (\d+)$/, fields: [["found", "number"]] },
  { kind: "proof_weight_sum", pattern: /^sum of weights: expected at most \d+, found (\d+) \+ (\d+)$/, fields: [["left", "number"], ["right", "number"]] },
  { kind: "hash_submitted", pattern: /^datanet (\d+): ([a-z0-9_]+) submitted this hash already, as (\d+)$/, fields: [["datanet_id", "number"], ["submitter", "address"], ["contribution_id", "number"]] },
  { kind: "nothing_matured", pattern: /^datanet (\d+): no change can be applied now \((\d+)\): (none is waiting|the next matures at \d+)$/, fields: [["datanet_id", "number"], ["now", "number"], ["next", "next"]] },
  { kind: "wrong_token", pattern: /^model (\d+): expected its price's token ([a-z0-9_]+), found ([a-z0-9_]+)$/, fields: [["model_id", "number"], ["expected", "address"], ["found", "address"]] },
  { kind: "not_contributor", pattern: /^datanet (\d+): ([a-z0-9_]+) has no direct weight to give up$/, fields: [["datanet_id", "number"], ["address", "address"]] },
  { kind: "too_many_rolls", pattern: /^datanet (\d+): at most (\d+) rolls are open at once$/, fields: [["datanet_id", "number"], ["max", "number"]] },
  { kind: "not_curator", pattern: /^datanet (\d+): expected its curator ([a-z0-9_]+), found ([a-z0-9_]+)$/, fields: [["datanet_id", "number"], ["expected", "address"], ["found", "address"]] },
  { kind: "wrong_price", pattern: /^model (\d+): expected (\d+) of ([a-z0-9_]+) \((\d+) × (\d+)\), found (\d+) of ([a-z0-9_]+)$/, fields: [["model_id", "number"], ["expected", "bigint"], ["expected_token", "address"], ["units", "number"], ["unit_price", "bigint"], ["found", "bigint"], ["found_token", "address"]] },
  { kind: "leaf_taken", pattern: /^datanet (\d+), roll (\d+): leaf (\d+) was taken, for ([a-z0-9_]+)$/, fields: [["datanet_id", "number"], ["roll_id", "number"], ["leaf_index", "number"], ["address", "address"]] },
  { kind: "not_attestor", pattern: /^datanet (\d+): ([a-z0-9_]+) is not one of its attestors$/, fields: [["datanet_id", "number"], ["found", "address"]] },
  { kind: "not_operator", pattern: /^model (\d+): expected its operator ([a-z0-9_]+), found ([a-z0-9_]+)$/, fields: [["model_id", "number"], ["expected", "address"], ["found", "address"]] },
  { kind: "own_account", pattern: /^the contract has no account of its own$/, fields: [] },
  { kind: "allowance_expired", pattern: /^the allowance expired at (\d+), now it is (\d+)$/, fields: [["expired_at", "number"], ["now", "number"]] },
  { kind: "over_charge_max", pattern: /^expected a charge of at most (\d+), found (\d+)$/, fields: [["max", "bigint"], ["found", "bigint"]] },
  { kind: "not_gateway", pattern: /^model (\d+): ([a-z0-9_]+) is not one of its gateways$/, fields: [["model_id", "number"], ["found", "address"]] },
  { kind: "pot_not_found", pattern: /^model (\d+), record (\d+): no pot of datanet (\d+)$/, fields: [["model_id", "number"], ["record_id", "number"], ["datanet_id", "number"]] },
  { kind: "proof_leaf_index", pattern: /^leaf index: expected below (\d+), found (\d+)$/, fields: [["leaf_count", "number"], ["found", "number"]] },
  { kind: "split_bps", pattern: /^basis points: at most 10000, found (\d+)$/, fields: [["found", "number"]] },
  { kind: "split_overpaid", pattern: /^payment: at most (\d+) claimable, found (\d+)$/, fields: [["claimable", "bigint"], ["found", "bigint"]] },
  { kind: "proof_leaf_count", pattern: /^leaf count: expected 1 to (\d+), found (\d+)$/, fields: [["most", "number"], ["found", "number"]] },
  { kind: "split_no_weight", pattern: /^a pool without weight takes no fee$/, fields: [] },
  { kind: "stranger", pattern: /^datanet (\d+): ([a-z0-9_]+) never held weight in it$/, fields: [["datanet_id", "number"], ["address", "address"]] },
  { kind: "nothing_charged", pattern: /^no charge of the batch can be met$/, fields: [] },
  { kind: "change_not_found", pattern: /^datanet (\d+): no change (\d+) is waiting$/, fields: [["datanet_id", "number"], ["change_id", "number"]] },
  { kind: "proof_total_weight", pattern: /^total weight: expected (\d+), found (\d+)$/, fields: [["expected", "number"], ["found", "number"]] },
  { kind: "no_influence_lane", pattern: /^datanet (\d+) has no influence lane$/, fields: [["datanet_id", "number"]] },
  { kind: "proof_weight", pattern: /^weight: expected 1 to \d+, found (\d+)$/, fields: [["found", "number"]] },
  { kind: "version_syntax", pattern: /^migration: ([\s\S]*?) is not a version: ([\s\S]*?)$/, fields: [["version", "string"], ["reason", "string"]] },
  { kind: "contribution_not_found", pattern: /^datanet (\d+) has no contribution (\d+)$/, fields: [["datanet_id", "number"], ["contribution_id", "number"]] },
  { kind: "fee_token_active", pattern: /^fee token ([a-z0-9_]+) is active already$/, fields: [["token", "address"]] },
  { kind: "not_owner", pattern: /^expected the owner ([a-z0-9_]+|\([a-z ]+\)), found ([a-z0-9_]+)$/, fields: [["expected", "holder"], ["found", "address"]] },
  { kind: "proof_proof_length", pattern: /^siblings: expected (\d+), found (\d+)$/, fields: [["expected", "number"], ["found", "number"]] },
  { kind: "record_not_found", pattern: /^model (\d+) has no query record (\d+)$/, fields: [["model_id", "number"], ["record_id", "number"]] },
  { kind: "datanet_not_found", pattern: /^datanet (\d+) is not registered$/, fields: [["datanet_id", "number"]] },
  { kind: "model_not_found", pattern: /^model (\d+) is not registered$/, fields: [["model_id", "number"]] },
  { kind: "not_paused", pattern: /^the intake is not paused$/, fields: [] },
  { kind: "query_id_not_found", pattern: /^model (\d+) has no query ([\s\S]*?) of ([a-z0-9_]+)$/, fields: [["model_id", "number"], ["query_id", "string"], ["payer", "address"]] },
  { kind: "split_weight", pattern: /^weight: at most \d+, found (\d+)$/, fields: [["found", "number"]] },
  { kind: "proof_root", pattern: /^root: expected ([0-9a-f]{64}), found ([0-9a-f]{64})$/, fields: [["expected", "hash"], ["found", "hash"]] },
  { kind: "roll_not_found", pattern: /^datanet (\d+) has no roll (\d+)$/, fields: [["datanet_id", "number"], ["roll_id", "number"]] },
  { kind: "too_many_fee_tokens", pattern: /^fee tokens: at most (\d+) ([ -9;-~]{1,80}?)$/, fields: [["max", "number"], ["kind", "label"]] },
  { kind: "model_inactive", pattern: /^model (\d+) is not active$/, fields: [["model_id", "number"]] },
  { kind: "choice", pattern: /^expected ([ -9;-~]{1,80}?), found ([ -9;-~]{1,80}?)$/, fields: [["expected", "label"], ["found", "label"]] },
  { kind: "nothing_to_change", pattern: /^nothing to change$/, fields: [] },
  { kind: "charge_refused", pattern: /^charge (\d+), ([\s\S]*?) of ([\s\S]*?): ([\s\S]+)$/, fields: [["position", "number"], ["query_id", "string"], ["payer", "string"], ["reason", "reason"]] },
  { kind: "payment", pattern: /^native coins: ([\s\S]*?)$/, fields: [["reason", "string"]] },
  { kind: "without_influence", pattern: /^([ -9;-~]{1,80}?): only with an influence lane \(influence_bps from 1\)$/, fields: [["field", "label"]] },
  { kind: "control_character", pattern: /^([ -9;-~]{1,80}?): expected no control characters, found U\+([0-9A-F]{4,6})$/, fields: [["field", "label"], ["found", "hex"]] },
  { kind: "grows_only", pattern: /^([ -9;-~]{1,80}?) can only grow: expected at least (\d+), found (\d+)$/, fields: [["field", "label"], ["current", "number"], ["found", "number"]] },
  { kind: "falls_only", pattern: /^([ -9;-~]{1,80}?) can only fall: expected at most (\d+), found (\d+)$/, fields: [["field", "label"], ["current", "number"], ["found", "number"]] },
  { kind: "padded", pattern: /^([ -9;-~]{1,80}?): expected no white space before or after$/, fields: [["field", "label"]] },
  { kind: "zero_amount", pattern: /^([ -9;-~]{1,80}?): expected at least 1 base unit, found 0$/, fields: [["field", "label"]] },
  { kind: "sum_overflow", pattern: /^(\d+) and (\d+) more are past the largest amount$/, fields: [["sum", "bigint"], ["found", "bigint"]] },
  { kind: "not_nominee", pattern: /^([ -9;-~]{1,80}?) (\d+): expected the nominee ([a-z0-9_]+|\([a-z ]+\)), found ([a-z0-9_]+)$/, fields: [["subject", "label"], ["id", "number"], ["expected", "holder"], ["found", "address"]] },
  { kind: "entry_range", pattern: /^([ -9;-~]{1,80}?): ([\s\S]*?): expected a ([ -9;-~]{1,80}?) of (\d+) to (\d+), found (\d+)$/, fields: [["list", "label"], ["entry", "string"], ["part", "label"], ["min", "number"], ["max", "number"], ["found", "number"]] },
  { kind: "list_length", pattern: /^([ -9;-~]{1,80}?): expected (\d+) to (\d+) entries, found (\d+)$/, fields: [["list", "label"], ["min", "number"], ["max", "number"], ["found", "number"]] },
  { kind: "no_allowance", pattern: /^([a-z0-9_]+) allows model (\d+) no charges of ([a-z0-9_]+)$/, fields: [["payer", "address"], ["model_id", "number"], ["token", "address"]] },
  { kind: "text_length", pattern: /^([ -9;-~]{1,80}?): expected (\d+) to (\d+) bytes, found (\d+)$/, fields: [["field", "label"], ["min", "number"], ["max", "number"], ["found", "number"]] },
  { kind: "hash_length", pattern: /^([ -9;-~]{1,80}?): expected (\d+) bytes, found (\d+)$/, fields: [["field", "label"], ["expected", "number"], ["found", "number"]] },
  { kind: "out_of_range", pattern: /^([ -9;-~]{1,80}?): expected (\d+) to (\d+), found (\d+)$/, fields: [["field", "label"], ["min", "number"], ["max", "number"], ["found", "number"]] },
  { kind: "address", pattern: /^([ -9;-~]{1,80}?): not an address: ([\s\S]*?): ([\s\S]*?)$/, fields: [["field", "label"], ["found", "string"], ["reason", "string"]] },
  { kind: "not_a_fee_token", pattern: /^([a-z0-9_]+) is not a fee token$/, fields: [["found", "address"]] },
  { kind: "duplicate", pattern: /^([ -9;-~]{1,80}?): ([\s\S]*?) is there twice$/, fields: [["list", "label"], ["entry", "string"]] },
];
