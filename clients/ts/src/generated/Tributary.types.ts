// Written by `npm run generate` from the contract's schema: change that, not this.

export interface InstantiateMsg {
  fee_tokens: string[];
  owner?: string | null;
  protocol_fee_bps: number;
  protocol_fee_recipient?: string | null;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  register_datanet: {
    attestors?: string[] | null;
    attribution_window?: number | null;
    content_hash?: Binary | null;
    contributors?: ContributorWeight[] | null;
    curator_fee_bps?: number | null;
    description?: string | null;
    influence_bps?: number | null;
    license?: string | null;
    name: string;
    notice_seconds?: number | null;
    parents?: Parent[] | null;
    uri?: string | null;
  };
} | {
  update_datanet: {
    attestors?: string[] | null;
    content_hash?: Binary | null;
    curator_fee_bps?: number | null;
    datanet_id: number;
    description?: string | null;
    license?: string | null;
    name?: string | null;
    notice_seconds?: number | null;
    uri?: string | null;
  };
} | {
  set_weights: {
    datanet_id: number;
    weights: ContributorWeight[];
  };
} | {
  leave_datanet: {
    datanet_id: number;
  };
} | {
  apply_changes: {
    datanet_id: number;
    limit?: number | null;
  };
} | {
  cancel_change: {
    change_id: number;
    datanet_id: number;
  };
} | {
  submit_contribution: {
    content_hash: Binary;
    datanet_id: number;
    uri?: string | null;
  };
} | {
  review_contributions: {
    datanet_id: number;
    verdicts: Review[];
  };
} | {
  publish_roll: {
    closes?: number | null;
    datanet_id: number;
    last_leaf: LastLeaf;
    leaf_count: number;
    root: Binary;
    total_weight: number;
    uri: string;
  };
} | {
  enrol: {
    address: string;
    datanet_id: number;
    leaf_index: number;
    proof: ProofNode[];
    roll_id: number;
    weight: number;
  };
} | {
  close_roll: {
    datanet_id: number;
    roll_id: number;
  };
} | {
  nominate_curator: {
    address?: string | null;
    datanet_id: number;
  };
} | {
  accept_curatorship: {
    datanet_id: number;
  };
} | {
  register_model: {
    gateways?: string[] | null;
    lineage: LineageEntry[];
    name: string;
    operator_fee_bps: number;
    succeeds?: number | null;
    unit_price?: UnitPrice | null;
    uri?: string | null;
  };
} | {
  update_model: {
    active?: boolean | null;
    gateways?: string[] | null;
    model_id: number;
    name?: string | null;
    operator_fee_bps?: number | null;
    unit_price?: UnitPriceUpdate | null;
    uri?: string | null;
  };
} | {
  nominate_operator: {
    address?: string | null;
    model_id: number;
  };
} | {
  accept_operatorship: {
    model_id: number;
  };
} | {
  set_allowance: {
    budget: Uint128;
    expires_at?: number | null;
    model_id: number;
    per_charge_max: Uint128;
    period_seconds?: number | null;
    token: string;
  };
} | {
  revoke_allowance: {
    model_id: number;
    token: string;
  };
} | {
  withdraw: {
    amount?: Uint128 | null;
    token: string;
  };
} | {
  record_queries: {
    charges: Charge[];
    digest?: Binary | null;
    model_id: number;
    skip_refused?: boolean | null;
  };
} | {
  attribute: {
    datanet_id: number;
    model_id: number;
    record_ids: number[];
    scores: InfluenceScore[];
    unattributed?: number | null;
  };
} | {
  release: {
    datanet_id: number;
    model_id: number;
    record_ids: number[];
  };
} | {
  claim: {
    address?: string | null;
    datanets?: number[] | null;
    limit?: number | null;
    start_after?: number | null;
    tokens?: string[] | null;
  };
} | {
  set_payout_address: {
    address?: string | null;
  };
} | {
  update_config: {
    add_fee_token?: string | null;
    protocol_fee_bps?: number | null;
    protocol_fee_recipient?: string | null;
    retire_fee_token?: string | null;
  };
} | {
  pause: {};
} | {
  unpause: {};
} | {
  update_ownership: Action;
};
export type Uint128 = string;
export type Binary = string;
export type Verdict = {
  accepted: {
    weight: number;
  };
} | {
  rejected: {
    reason: string;
  };
};
export type UnitPriceUpdate = {
  none: {};
} | {
  set: {
    amount: Uint128;
    token: string;
    unit: string;
  };
};
export type Action = {
  transfer_ownership: {
    expiry?: Expiration | null;
    new_owner: string;
  };
} | "accept_ownership" | "renounce_ownership";
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
export type Timestamp = Uint64;
export type Uint64 = string;
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
export interface ContributorWeight {
  address: string;
  weight: number;
}
export interface Parent {
  datanet_id: number;
  royalty_bps: number;
}
export interface Review {
  contribution_id: number;
  verdict: Verdict;
}
export interface LastLeaf {
  address: string;
  proof: ProofNode[];
  weight: number;
}
export interface ProofNode {
  hash: Binary;
  weight: number;
}
export interface LineageEntry {
  datanet_id: number;
  weight: number;
}
export interface UnitPrice {
  amount: Uint128;
  token: string;
  unit: string;
}
export interface Charge {
  digest?: Binary | null;
  payer: string;
  query_id: string;
  units?: number | null;
}
export interface InfluenceScore {
  address: string;
  score: number;
}
export type QueryMsg = {
  config: {};
} | {
  ownership: {};
} | {
  datanet: {
    datanet_id: number;
  };
} | {
  datanets: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  datanets_by_curator: {
    curator: string;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  datanets_by_parent: {
    datanet_id: number;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  pool: {
    datanet_id: number;
    token: string;
  };
} | {
  contributor: {
    address: string;
    datanet_id: number;
  };
} | {
  contributors: {
    datanet_id: number;
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  memberships: {
    address: string;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  weight_at: {
    address: string;
    datanet_id: number;
    height?: number | null;
    version?: number | null;
  };
} | {
  scheduled_changes: {
    datanet_id: number;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  contribution: {
    contribution_id: number;
    datanet_id: number;
  };
} | {
  contributions: {
    datanet_id: number;
    limit?: number | null;
    start_after?: number | null;
    status?: StatusFilter | null;
  };
} | {
  model: {
    model_id: number;
  };
} | {
  models: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  models_by_operator: {
    limit?: number | null;
    operator: string;
    start_after?: number | null;
  };
} | {
  models_by_datanet: {
    datanet_id: number;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  query_record: {
    model_id: number;
    payer?: string | null;
    query_id?: string | null;
    record_id?: number | null;
  };
} | {
  query_records: {
    limit?: number | null;
    model_id: number;
    start_after?: number | null;
  };
} | {
  split_preview: {
    amount: Uint128;
    model_id: number;
    token?: string | null;
  };
} | {
  receipt: {
    address: string;
    model_id: number;
    payer?: string | null;
    query_id?: string | null;
    record_id: number;
  };
} | {
  earnings: {
    address: string;
    datanets?: number[] | null;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  credits: {
    address: string;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  account: {
    address: string;
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  allowances: {
    limit?: number | null;
    payer: string;
    start_after?: AllowanceKey | null;
  };
} | {
  roll: {
    datanet_id: number;
    roll_id: number;
  };
} | {
  rolls: {
    datanet_id: number;
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  seat: {
    datanet_id: number;
    leaf_index: number;
    roll_id: number;
  };
} | {
  roll_earnings: {
    datanet_id: number;
    roll_id: number;
    weight: number;
  };
} | {
  payout_address: {
    address: string;
  };
};
export type StatusFilter = {
  pending: {};
} | {
  scheduled: {};
} | {
  accepted: {};
} | {
  rejected: {};
};
export interface AllowanceKey {
  model_id: number;
  token: string;
}
export interface MigrateMsg {}
export type Addr = string;
export interface AccountResponse {
  address: Addr;
  balances: AccountBalance[];
}
export interface AccountBalance {
  balance: Uint128;
  token: Addr;
}
export interface AllowancesResponse {
  allowances: AllowanceInfo[];
  next?: AllowanceKey | null;
}
export interface AllowanceInfo {
  budget: Uint128;
  expires_at?: number | null;
  left: Uint128;
  model_id: number;
  per_charge_max: Uint128;
  period_began: number;
  period_ends?: number | null;
  period_seconds?: number | null;
  spent: Uint128;
  token: Addr;
}
export interface ConfigResponse {
  admin?: Addr | null;
  fee_tokens: FeeTokenInfo[];
  next_pause_from?: number | null;
  owner?: Addr | null;
  paused_until?: number | null;
  protocol_fee_bps: number;
  protocol_fee_recipient: Addr;
  version: string;
}
export interface FeeTokenInfo {
  active: boolean;
  token: Addr;
}
export type ContributionStatus = {
  pending: {};
} | {
  scheduled: {
    change_id: number;
    weight: number;
  };
} | {
  accepted: {
    weight: number;
  };
} | {
  rejected: {
    reason: string;
  };
};
export interface ContributionResponse {
  content_hash: Binary;
  contribution_id: number;
  datanet_id: number;
  reviewed_at?: number | null;
  status: ContributionStatus;
  submitted_at: number;
  submitter: Addr;
  uri?: string | null;
}
export interface ContributionsResponse {
  contributions: ContributionResponse[];
  next?: number | null;
}
export type Uint256 = string;
export type SeatSource = {
  direct: {};
} | {
  roll: {
    roll_id: number;
  };
};
export interface ContributorResponse {
  accepted_weight: number;
  address: Addr;
  datanet_id: number;
  positions: PositionInfo[];
  seats: SeatInfo[];
  weight: number;
}
export interface PositionInfo {
  claimable: Uint256;
  claimed: Uint256;
  earned_scaled: Uint256;
  token: Addr;
}
export interface SeatInfo {
  source: SeatSource;
  weight: number;
}
export interface ContributorsResponse {
  contributors: ContributorWeight[];
  next?: Addr | null;
}
export interface CreditsResponse {
  address: Addr;
  credits: TokenCredits[];
  next?: number | null;
}
export interface TokenCredits {
  claimed: Uint256;
  curator: Uint256;
  operator: Uint256;
  protocol: Uint256;
  token: Addr;
}
export type Decimal = string;
export interface DatanetResponse {
  attestors: AttestorInfo[];
  attribution_window?: number | null;
  content_hash?: Binary | null;
  curator: Addr;
  curator_fee_bps: number;
  datanet_id: number;
  description?: string | null;
  influence_bps: number;
  license?: string | null;
  lineage: LineageShare[];
  name: string;
  nominee?: Addr | null;
  notice_seconds: number;
  parents: Parent[];
  registered_at: number;
  total_weight: number;
  uri?: string | null;
  weights_version: number;
}
export interface AttestorInfo {
  address: Addr;
  since: number;
}
export interface LineageShare {
  datanet_id: number;
  share: Decimal;
}
export interface DatanetsResponse {
  datanets: DatanetResponse[];
}
export interface EarningsResponse {
  address: Addr;
  datanets: DatanetEarnings[];
  next?: number | null;
  payout_address: Addr;
  tokens: TokenTotal[];
}
export interface DatanetEarnings {
  curator: boolean;
  datanet_id: number;
  tokens: TokenEarnings[];
  weight: number;
}
export interface TokenEarnings {
  claimable: Uint256;
  claimed: Uint256;
  curator_claimable: Uint256;
  lifetime: Uint256;
  token: Addr;
}
export interface TokenTotal {
  claimable: Uint256;
  claimed: Uint256;
  credits_claimable: Uint256;
  credits_claimed: Uint256;
  lifetime: Uint256;
  token: Addr;
}
export interface MembershipsResponse {
  memberships: Membership[];
}
export interface Membership {
  datanet_id: number;
  weight: number;
}
export interface ModelResponse {
  active: boolean;
  gateways: Addr[];
  lineage: LineageEntry[];
  model_id: number;
  name: string;
  nominee?: Addr | null;
  operator: Addr;
  operator_fee_bps: number;
  records: number;
  registered_at: number;
  route: RouteEntry[];
  succeeds?: number | null;
  unit_price?: UnitPrice | null;
  uri?: string | null;
}
export interface RouteEntry {
  datanet_id: number;
  parts: Uint128;
  share: Decimal;
  sources: RouteSource[];
}
export interface RouteSource {
  datanet_id: number;
  share: Decimal;
  weight: number;
}
export interface ModelsResponse {
  models: ModelResponse[];
}
export interface OwnershipForAddr {
  owner?: Addr | null;
  pending_expiry?: Expiration | null;
  pending_owner?: Addr | null;
}
export interface PayoutAddressResponse {
  address: Addr;
  payout_address: Addr;
}
export interface PoolResponse {
  curator_income: Uint256;
  datanet_id: number;
  income: Uint256;
  income_scaled: Uint256;
  index_scaled: Uint256;
  remainder_scaled: Uint256;
  token: Addr;
  total_weight: number;
  waiting_pots: Uint256;
}
export type Decimal256 = string;
export type PotStatus = {
  waiting: {
    deadline: number;
  };
} | {
  attributed: {
    attestor: Addr;
    attribution_id: number;
    base: Decimal256;
    total_score: number;
    total_weight: number;
    weights_version: number;
  };
} | {
  released: {
    total_weight: number;
    weights_version: number;
  };
};
export interface QueryRecordResponse {
  amount: Uint128;
  charge?: ChargeInfo | null;
  count: number;
  datanets: DatanetPart[];
  digest?: Binary | null;
  height: number;
  model_id: number;
  operator: Uint128;
  payer: Addr;
  protocol: Uint128;
  query_id: string;
  record_id: number;
  time: number;
  token: Addr;
  units?: number | null;
}
export interface ChargeInfo {
  amount: Uint128;
  digest?: Binary | null;
  payer: Addr;
  query_id: string;
  units: number;
}
export interface DatanetPart {
  base: Decimal256;
  curator: Uint128;
  datanet_id: number;
  part: Decimal256;
  pot?: Pot | null;
  total_weight: number;
  weights_version: number;
}
export interface Pot {
  amount: Uint128;
  status: PotStatus;
}
export interface QueryRecordsResponse {
  records: QueryRecordResponse[];
}
export interface ReceiptResponse {
  address: Addr;
  amount: Decimal256;
  charge?: ChargeReceipt | null;
  datanets: DatanetReceipt[];
  model_id: number;
  paid: Uint128;
  record_id: number;
  token: Addr;
  waiting: Uint128;
}
export interface ChargeReceipt {
  amount: Decimal256;
  charge: ChargeInfo;
}
export interface DatanetReceipt {
  amount: Decimal256;
  base: BaseReceipt;
  datanet_id: number;
  influence?: InfluenceReceipt | null;
  weights_version: number;
}
export interface BaseReceipt {
  amount: Decimal256;
  total_weight: number;
  weight: number;
}
export interface InfluenceReceipt {
  amount: Decimal256;
  attributed: Decimal256;
  deadline?: number | null;
  pot: Uint128;
  released?: BaseReceipt | null;
  score: number;
  total_score: number;
  waiting: Uint128;
}
export interface RollResponse {
  closed_at?: number | null;
  datanet_id: number;
  enrolled_leaves: number;
  enrolled_weight: number;
  leaf_count: number;
  opened_at: number;
  pools: RollPool[];
  roll_id: number;
  root: Binary;
  total_weight: number;
  uri: string;
  weights_version: number;
}
export interface RollPool {
  opened_scaled: Uint256;
  token: Addr;
  until_scaled: Uint256;
}
export interface RollEarningsResponse {
  datanet_id: number;
  roll_id: number;
  tokens: RollTokenEarnings[];
  weight: number;
}
export interface RollTokenEarnings {
  earned: Decimal256;
  token: Addr;
}
export interface RollsResponse {
  rolls: RollResponse[];
}
export type Change = {
  set_weights: {
    weights: ContributorWeight[];
  };
} | {
  accept_contributions: {
    accepted: AcceptedContribution[];
  };
} | {
  set_attestors: {
    attestors: Addr[];
  };
} | {
  publish_roll: {
    closes?: number | null;
    leaf_count: number;
    root: Binary;
    total_weight: number;
    uri: string;
  };
} | {
  close_roll: {
    roll_id: number;
  };
};
export interface ScheduledChangesResponse {
  changes: ScheduledChange[];
}
export interface ScheduledChange {
  change: Change;
  change_id: number;
  lapses_at: number;
  matures_at: number;
  scheduled_at: number;
}
export interface AcceptedContribution {
  contribution_id: number;
  submitter: Addr;
  weight: number;
}
export interface SeatResponse {
  address?: Addr | null;
  datanet_id: number;
  leaf_index: number;
  roll_id: number;
  weight: number;
}
export interface SplitPreviewResponse {
  amount: Uint128;
  datanets: DatanetPart[];
  operator: Uint128;
  protocol: Uint128;
  route: RouteEntry[];
}
export interface WeightAtResponse {
  address: Addr;
  datanet_id: number;
  total_weight: number;
  weight: number;
  weights_version: number;
}
