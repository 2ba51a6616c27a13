// Written by `npm run generate` from the contract's schema: change that, not this.

import type {
  Uint128,
  Binary,
  UnitPriceUpdate,
  Action,
  ContributorWeight,
  Parent,
  Review,
  LastLeaf,
  ProofNode,
  LineageEntry,
  UnitPrice,
  Charge,
  InfluenceScore,
} from "./Tributary.types.js";
import { TributaryQueryClient, type TributaryReadOnlyInterface } from "./Tributary.query.js";
import type { Coin, ExecuteResult, ISigningCosmWasmClient, StdFee } from "../base.js";

export interface TributaryInterface extends TributaryReadOnlyInterface {
  contractAddress: string;
  sender: string;
  receive: ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  registerDatanet: ({
    attestors,
    attributionWindow,
    contentHash,
    contributors,
    curatorFeeBps,
    description,
    influenceBps,
    license,
    name,
    noticeSeconds,
    parents,
    uri
  }: {
    attestors?: string[] | null;
    attributionWindow?: number | null;
    contentHash?: Binary | null;
    contributors?: ContributorWeight[] | null;
    curatorFeeBps?: number | null;
    description?: string | null;
    influenceBps?: number | null;
    license?: string | null;
    name: string;
    noticeSeconds?: number | null;
    parents?: Parent[] | null;
    uri?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateDatanet: ({
    attestors,
    contentHash,
    curatorFeeBps,
    datanetId,
    description,
    license,
    name,
    noticeSeconds,
    uri
  }: {
    attestors?: string[] | null;
    contentHash?: Binary | null;
    curatorFeeBps?: number | null;
    datanetId: number;
    description?: string | null;
    license?: string | null;
    name?: string | null;
    noticeSeconds?: number | null;
    uri?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setWeights: ({
    datanetId,
    weights
  }: {
    datanetId: number;
    weights: ContributorWeight[];
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  leaveDatanet: ({
    datanetId
  }: {
    datanetId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  applyChanges: ({
    datanetId,
    limit
  }: {
    datanetId: number;
    limit?: number | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  cancelChange: ({
    changeId,
    datanetId
  }: {
    changeId: number;
    datanetId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  submitContribution: ({
    contentHash,
    datanetId,
    uri
  }: {
    contentHash: Binary;
    datanetId: number;
    uri?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  reviewContributions: ({
    datanetId,
    verdicts
  }: {
    datanetId: number;
    verdicts: Review[];
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  publishRoll: ({
    closes,
    datanetId,
    lastLeaf,
    leafCount,
    root,
    totalWeight,
    uri
  }: {
    closes?: number | null;
    datanetId: number;
    lastLeaf: LastLeaf;
    leafCount: number;
    root: Binary;
    totalWeight: number;
    uri: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  enrol: ({
    address,
    datanetId,
    leafIndex,
    proof,
    rollId,
    weight
  }: {
    address: string;
    datanetId: number;
    leafIndex: number;
    proof: ProofNode[];
    rollId: number;
    weight: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  closeRoll: ({
    datanetId,
    rollId
  }: {
    datanetId: number;
    rollId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  nominateCurator: ({
    address,
    datanetId
  }: {
    address?: string | null;
    datanetId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  acceptCuratorship: ({
    datanetId
  }: {
    datanetId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  registerModel: ({
    gateways,
    lineage,
    name,
    operatorFeeBps,
    succeeds,
    unitPrice,
    uri
  }: {
    gateways?: string[] | null;
    lineage: LineageEntry[];
    name: string;
    operatorFeeBps: number;
    succeeds?: number | null;
    unitPrice?: UnitPrice | null;
    uri?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateModel: ({
    active,
    gateways,
    modelId,
    name,
    operatorFeeBps,
    unitPrice,
    uri
  }: {
    active?: boolean | null;
    gateways?: string[] | null;
    modelId: number;
    name?: string | null;
    operatorFeeBps?: number | null;
    unitPrice?: UnitPriceUpdate | null;
    uri?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  nominateOperator: ({
    address,
    modelId
  }: {
    address?: string | null;
    modelId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  acceptOperatorship: ({
    modelId
  }: {
    modelId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setAllowance: ({
    budget,
    expiresAt,
    modelId,
    perChargeMax,
    periodSeconds,
    token
  }: {
    budget: Uint128;
    expiresAt?: number | null;
    modelId: number;
    perChargeMax: Uint128;
    periodSeconds?: number | null;
    token: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  revokeAllowance: ({
    modelId,
    token
  }: {
    modelId: number;
    token: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  withdraw: ({
    amount,
    token
  }: {
    amount?: Uint128 | null;
    token: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  recordQueries: ({
    charges,
    digest,
    modelId,
    skipRefused
  }: {
    charges: Charge[];
    digest?: Binary | null;
    modelId: number;
    skipRefused?: boolean | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  attribute: ({
    datanetId,
    modelId,
    recordIds,
    scores,
    unattributed
  }: {
    datanetId: number;
    modelId: number;
    recordIds: number[];
    scores: InfluenceScore[];
    unattributed?: number | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  release: ({
    datanetId,
    modelId,
    recordIds
  }: {
    datanetId: number;
    modelId: number;
    recordIds: number[];
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  claim: ({
    address,
    datanets,
    limit,
    startAfter,
    tokens
  }: {
    address?: string | null;
    datanets?: number[] | null;
    limit?: number | null;
    startAfter?: number | null;
    tokens?: string[] | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setPayoutAddress: ({
    address
  }: {
    address?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateConfig: ({
    addFeeToken,
    protocolFeeBps,
    protocolFeeRecipient,
    retireFeeToken
  }: {
    addFeeToken?: string | null;
    protocolFeeBps?: number | null;
    protocolFeeRecipient?: string | null;
    retireFeeToken?: string | null;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  pause: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  unpause: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateOwnership: (action: Action, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class TributaryClient extends TributaryQueryClient implements TributaryInterface {
  override client: ISigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: ISigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.receive = this.receive.bind(this);
    this.registerDatanet = this.registerDatanet.bind(this);
    this.updateDatanet = this.updateDatanet.bind(this);
    this.setWeights = this.setWeights.bind(this);
    this.leaveDatanet = this.leaveDatanet.bind(this);
    this.applyChanges = this.applyChanges.bind(this);
    this.cancelChange = this.cancelChange.bind(this);
    this.submitContribution = this.submitContribution.bind(this);
    this.reviewContributions = this.reviewContributions.bind(this);
    this.publishRoll = this.publishRoll.bind(this);
    this.enrol = this.enrol.bind(this);
    this.closeRoll = this.closeRoll.bind(this);
    this.nominateCurator = this.nominateCurator.bind(this);
    this.acceptCuratorship = this.acceptCuratorship.bind(this);
    this.registerModel = this.registerModel.bind(this);
    this.updateModel = this.updateModel.bind(this);
    this.nominateOperator = this.nominateOperator.bind(this);
    this.acceptOperatorship = this.acceptOperatorship.bind(this);
    this.setAllowance = this.setAllowance.bind(this);
    this.revokeAllowance = this.revokeAllowance.bind(this);
    this.withdraw = this.withdraw.bind(this);
    this.recordQueries = this.recordQueries.bind(this);
    this.attribute = this.attribute.bind(this);
    this.release = this.release.bind(this);
    this.claim = this.claim.bind(this);
    this.setPayoutAddress = this.setPayoutAddress.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
    this.pause = this.pause.bind(this);
    this.unpause = this.unpause.bind(this);
    this.updateOwnership = this.updateOwnership.bind(this);
  }
  receive = async ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      receive: {
        amount,
        msg,
        sender
      }
    }, fee_, memo_, funds_);
  };
  registerDatanet = async ({
    attestors,
    attributionWindow,
    contentHash,
    contributors,
    curatorFeeBps,
    description,
    influenceBps,
    license,
    name,
    noticeSeconds,
    parents,
    uri
  }: {
    attestors?: string[] | null;
    attributionWindow?: number | null;
    contentHash?: Binary | null;
    contributors?: ContributorWeight[] | null;
    curatorFeeBps?: number | null;
    description?: string | null;
    influenceBps?: number | null;
    license?: string | null;
    name: string;
    noticeSeconds?: number | null;
    parents?: Parent[] | null;
    uri?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      register_datanet: {
        attestors,
        attribution_window: attributionWindow,
        content_hash: contentHash,
        contributors,
        curator_fee_bps: curatorFeeBps,
        description,
        influence_bps: influenceBps,
        license,
        name,
        notice_seconds: noticeSeconds,
        parents,
        uri
      }
    }, fee_, memo_, funds_);
  };
  updateDatanet = async ({
    attestors,
    contentHash,
    curatorFeeBps,
    datanetId,
    description,
    license,
    name,
    noticeSeconds,
    uri
  }: {
    attestors?: string[] | null;
    contentHash?: Binary | null;
    curatorFeeBps?: number | null;
    datanetId: number;
    description?: string | null;
    license?: string | null;
    name?: string | null;
    noticeSeconds?: number | null;
    uri?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_datanet: {
        attestors,
        content_hash: contentHash,
        curator_fee_bps: curatorFeeBps,
        datanet_id: datanetId,
        description,
        license,
        name,
        notice_seconds: noticeSeconds,
        uri
      }
    }, fee_, memo_, funds_);
  };
  setWeights = async ({
    datanetId,
    weights
  }: {
    datanetId: number;
    weights: ContributorWeight[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_weights: {
        datanet_id: datanetId,
        weights
      }
    }, fee_, memo_, funds_);
  };
  leaveDatanet = async ({
    datanetId
  }: {
    datanetId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      leave_datanet: {
        datanet_id: datanetId
      }
    }, fee_, memo_, funds_);
  };
  applyChanges = async ({
    datanetId,
    limit
  }: {
    datanetId: number;
    limit?: number | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      apply_changes: {
        datanet_id: datanetId,
        limit
      }
    }, fee_, memo_, funds_);
  };
  cancelChange = async ({
    changeId,
    datanetId
  }: {
    changeId: number;
    datanetId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      cancel_change: {
        change_id: changeId,
        datanet_id: datanetId
      }
    }, fee_, memo_, funds_);
  };
  submitContribution = async ({
    contentHash,
    datanetId,
    uri
  }: {
    contentHash: Binary;
    datanetId: number;
    uri?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      submit_contribution: {
        content_hash: contentHash,
        datanet_id: datanetId,
        uri
      }
    }, fee_, memo_, funds_);
  };
  reviewContributions = async ({
    datanetId,
    verdicts
  }: {
    datanetId: number;
    verdicts: Review[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      review_contributions: {
        datanet_id: datanetId,
        verdicts
      }
    }, fee_, memo_, funds_);
  };
  publishRoll = async ({
    closes,
    datanetId,
    lastLeaf,
    leafCount,
    root,
    totalWeight,
    uri
  }: {
    closes?: number | null;
    datanetId: number;
    lastLeaf: LastLeaf;
    leafCount: number;
    root: Binary;
    totalWeight: number;
    uri: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      publish_roll: {
        closes,
        datanet_id: datanetId,
        last_leaf: lastLeaf,
        leaf_count: leafCount,
        root,
        total_weight: totalWeight,
        uri
      }
    }, fee_, memo_, funds_);
  };
  enrol = async ({
    address,
    datanetId,
    leafIndex,
    proof,
    rollId,
    weight
  }: {
    address: string;
    datanetId: number;
    leafIndex: number;
    proof: ProofNode[];
    rollId: number;
    weight: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      enrol: {
        address,
        datanet_id: datanetId,
        leaf_index: leafIndex,
        proof,
        roll_id: rollId,
        weight
      }
    }, fee_, memo_, funds_);
  };
  closeRoll = async ({
    datanetId,
    rollId
  }: {
    datanetId: number;
    rollId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      close_roll: {
        datanet_id: datanetId,
        roll_id: rollId
      }
    }, fee_, memo_, funds_);
  };
  nominateCurator = async ({
    address,
    datanetId
  }: {
    address?: string | null;
    datanetId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      nominate_curator: {
        address,
        datanet_id: datanetId
      }
    }, fee_, memo_, funds_);
  };
  acceptCuratorship = async ({
    datanetId
  }: {
    datanetId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accept_curatorship: {
        datanet_id: datanetId
      }
    }, fee_, memo_, funds_);
  };
  registerModel = async ({
    gateways,
    lineage,
    name,
    operatorFeeBps,
    succeeds,
    unitPrice,
    uri
  }: {
    gateways?: string[] | null;
    lineage: LineageEntry[];
    name: string;
    operatorFeeBps: number;
    succeeds?: number | null;
    unitPrice?: UnitPrice | null;
    uri?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      register_model: {
        gateways,
        lineage,
        name,
        operator_fee_bps: operatorFeeBps,
        succeeds,
        unit_price: unitPrice,
        uri
      }
    }, fee_, memo_, funds_);
  };
  updateModel = async ({
    active,
    gateways,
    modelId,
    name,
    operatorFeeBps,
    unitPrice,
    uri
  }: {
    active?: boolean | null;
    gateways?: string[] | null;
    modelId: number;
    name?: string | null;
    operatorFeeBps?: number | null;
    unitPrice?: UnitPriceUpdate | null;
    uri?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_model: {
        active,
        gateways,
        model_id: modelId,
        name,
        operator_fee_bps: operatorFeeBps,
        unit_price: unitPrice,
        uri
      }
    }, fee_, memo_, funds_);
  };
  nominateOperator = async ({
    address,
    modelId
  }: {
    address?: string | null;
    modelId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      nominate_operator: {
        address,
        model_id: modelId
      }
    }, fee_, memo_, funds_);
  };
  acceptOperatorship = async ({
    modelId
  }: {
    modelId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accept_operatorship: {
        model_id: modelId
      }
    }, fee_, memo_, funds_);
  };
  setAllowance = async ({
    budget,
    expiresAt,
    modelId,
    perChargeMax,
    periodSeconds,
    token
  }: {
    budget: Uint128;
    expiresAt?: number | null;
    modelId: number;
    perChargeMax: Uint128;
    periodSeconds?: number | null;
    token: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_allowance: {
        budget,
        expires_at: expiresAt,
        model_id: modelId,
        per_charge_max: perChargeMax,
        period_seconds: periodSeconds,
        token
      }
    }, fee_, memo_, funds_);
  };
  revokeAllowance = async ({
    modelId,
    token
  }: {
    modelId: number;
    token: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      revoke_allowance: {
        model_id: modelId,
        token
      }
    }, fee_, memo_, funds_);
  };
  withdraw = async ({
    amount,
    token
  }: {
    amount?: Uint128 | null;
    token: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      withdraw: {
        amount,
        token
      }
    }, fee_, memo_, funds_);
  };
  recordQueries = async ({
    charges,
    digest,
    modelId,
    skipRefused
  }: {
    charges: Charge[];
    digest?: Binary | null;
    modelId: number;
    skipRefused?: boolean | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      record_queries: {
        charges,
        digest,
        model_id: modelId,
        skip_refused: skipRefused
      }
    }, fee_, memo_, funds_);
  };
  attribute = async ({
    datanetId,
    modelId,
    recordIds,
    scores,
    unattributed
  }: {
    datanetId: number;
    modelId: number;
    recordIds: number[];
    scores: InfluenceScore[];
    unattributed?: number | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      attribute: {
        datanet_id: datanetId,
        model_id: modelId,
        record_ids: recordIds,
        scores,
        unattributed
      }
    }, fee_, memo_, funds_);
  };
  release = async ({
    datanetId,
    modelId,
    recordIds
  }: {
    datanetId: number;
    modelId: number;
    recordIds: number[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      release: {
        datanet_id: datanetId,
        model_id: modelId,
        record_ids: recordIds
      }
    }, fee_, memo_, funds_);
  };
  claim = async ({
    address,
    datanets,
    limit,
    startAfter,
    tokens
  }: {
    address?: string | null;
    datanets?: number[] | null;
    limit?: number | null;
    startAfter?: number | null;
    tokens?: string[] | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      claim: {
        address,
        datanets,
        limit,
        start_after: startAfter,
        tokens
      }
    }, fee_, memo_, funds_);
  };
  setPayoutAddress = async ({
    address
  }: {
    address?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_payout_address: {
        address
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
    addFeeToken,
    protocolFeeBps,
    protocolFeeRecipient,
    retireFeeToken
  }: {
    addFeeToken?: string | null;
    protocolFeeBps?: number | null;
    protocolFeeRecipient?: string | null;
    retireFeeToken?: string | null;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_config: {
        add_fee_token: addFeeToken,
        protocol_fee_bps: protocolFeeBps,
        protocol_fee_recipient: protocolFeeRecipient,
        retire_fee_token: retireFeeToken
      }
    }, fee_, memo_, funds_);
  };
  pause = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      pause: {}
    }, fee_, memo_, funds_);
  };
  unpause = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unpause: {}
    }, fee_, memo_, funds_);
  };
  updateOwnership = async (action: Action, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_ownership: action
    }, fee_, memo_, funds_);
  };
}
