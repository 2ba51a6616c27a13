// Written by `npm run generate` from the contract's schema: change that, not this.

import type {
  Uint128,
  StatusFilter,
  AllowanceKey,
  AccountResponse,
  AllowancesResponse,
  ConfigResponse,
  ContributionResponse,
  ContributionsResponse,
  ContributorResponse,
  ContributorsResponse,
  CreditsResponse,
  DatanetResponse,
  DatanetsResponse,
  EarningsResponse,
  MembershipsResponse,
  ModelResponse,
  ModelsResponse,
  OwnershipForAddr,
  PayoutAddressResponse,
  PoolResponse,
  QueryRecordResponse,
  QueryRecordsResponse,
  ReceiptResponse,
  RollResponse,
  RollEarningsResponse,
  RollsResponse,
  ScheduledChangesResponse,
  SeatResponse,
  SplitPreviewResponse,
  WeightAtResponse,
} from "./Tributary.types.js";
import type { SmartQuerier as ICosmWasmClient } from "../querier.js";

export interface TributaryReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  ownership: () => Promise<OwnershipForAddr>;
  datanet: ({
    datanetId
  }: {
    datanetId: number;
  }) => Promise<DatanetResponse>;
  datanets: ({
    limit,
    startAfter
  }: {
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<DatanetsResponse>;
  datanetsByCurator: ({
    curator,
    limit,
    startAfter
  }: {
    curator: string;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<DatanetsResponse>;
  datanetsByParent: ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<DatanetsResponse>;
  pool: ({
    datanetId,
    token
  }: {
    datanetId: number;
    token: string;
  }) => Promise<PoolResponse>;
  contributor: ({
    address,
    datanetId
  }: {
    address: string;
    datanetId: number;
  }) => Promise<ContributorResponse>;
  contributors: ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: string | null;
  }) => Promise<ContributorsResponse>;
  memberships: ({
    address,
    limit,
    startAfter
  }: {
    address: string;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<MembershipsResponse>;
  weightAt: ({
    address,
    datanetId,
    height,
    version
  }: {
    address: string;
    datanetId: number;
    height?: number | null;
    version?: number | null;
  }) => Promise<WeightAtResponse>;
  scheduledChanges: ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<ScheduledChangesResponse>;
  contribution: ({
    contributionId,
    datanetId
  }: {
    contributionId: number;
    datanetId: number;
  }) => Promise<ContributionResponse>;
  contributions: ({
    datanetId,
    limit,
    startAfter,
    status
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
    status?: StatusFilter | null;
  }) => Promise<ContributionsResponse>;
  model: ({
    modelId
  }: {
    modelId: number;
  }) => Promise<ModelResponse>;
  models: ({
    limit,
    startAfter
  }: {
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<ModelsResponse>;
  modelsByOperator: ({
    limit,
    operator,
    startAfter
  }: {
    limit?: number | null;
    operator: string;
    startAfter?: number | null;
  }) => Promise<ModelsResponse>;
  modelsByDatanet: ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<ModelsResponse>;
  queryRecord: ({
    modelId,
    payer,
    queryId,
    recordId
  }: {
    modelId: number;
    payer?: string | null;
    queryId?: string | null;
    recordId?: number | null;
  }) => Promise<QueryRecordResponse>;
  queryRecords: ({
    limit,
    modelId,
    startAfter
  }: {
    limit?: number | null;
    modelId: number;
    startAfter?: number | null;
  }) => Promise<QueryRecordsResponse>;
  splitPreview: ({
    amount,
    modelId,
    token
  }: {
    amount: Uint128;
    modelId: number;
    token?: string | null;
  }) => Promise<SplitPreviewResponse>;
  receipt: ({
    address,
    modelId,
    payer,
    queryId,
    recordId
  }: {
    address: string;
    modelId: number;
    payer?: string | null;
    queryId?: string | null;
    recordId: number;
  }) => Promise<ReceiptResponse>;
  earnings: ({
    address,
    datanets,
    limit,
    startAfter
  }: {
    address: string;
    datanets?: number[] | null;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<EarningsResponse>;
  credits: ({
    address,
    limit,
    startAfter
  }: {
    address: string;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<CreditsResponse>;
  account: ({
    address,
    limit,
    startAfter
  }: {
    address: string;
    limit?: number | null;
    startAfter?: string | null;
  }) => Promise<AccountResponse>;
  allowances: ({
    limit,
    payer,
    startAfter
  }: {
    limit?: number | null;
    payer: string;
    startAfter?: AllowanceKey | null;
  }) => Promise<AllowancesResponse>;
  roll: ({
    datanetId,
    rollId
  }: {
    datanetId: number;
    rollId: number;
  }) => Promise<RollResponse>;
  rolls: ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }) => Promise<RollsResponse>;
  seat: ({
    datanetId,
    leafIndex,
    rollId
  }: {
    datanetId: number;
    leafIndex: number;
    rollId: number;
  }) => Promise<SeatResponse>;
  rollEarnings: ({
    datanetId,
    rollId,
    weight
  }: {
    datanetId: number;
    rollId: number;
    weight: number;
  }) => Promise<RollEarningsResponse>;
  payoutAddress: ({
    address
  }: {
    address: string;
  }) => Promise<PayoutAddressResponse>;
}
export class TributaryQueryClient implements TributaryReadOnlyInterface {
  client: ICosmWasmClient;
  contractAddress: string;
  constructor(client: ICosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.ownership = this.ownership.bind(this);
    this.datanet = this.datanet.bind(this);
    this.datanets = this.datanets.bind(this);
    this.datanetsByCurator = this.datanetsByCurator.bind(this);
    this.datanetsByParent = this.datanetsByParent.bind(this);
    this.pool = this.pool.bind(this);
    this.contributor = this.contributor.bind(this);
    this.contributors = this.contributors.bind(this);
    this.memberships = this.memberships.bind(this);
    this.weightAt = this.weightAt.bind(this);
    this.scheduledChanges = this.scheduledChanges.bind(this);
    this.contribution = this.contribution.bind(this);
    this.contributions = this.contributions.bind(this);
    this.model = this.model.bind(this);
    this.models = this.models.bind(this);
    this.modelsByOperator = this.modelsByOperator.bind(this);
    this.modelsByDatanet = this.modelsByDatanet.bind(this);
    this.queryRecord = this.queryRecord.bind(this);
    this.queryRecords = this.queryRecords.bind(this);
    this.splitPreview = this.splitPreview.bind(this);
    this.receipt = this.receipt.bind(this);
    this.earnings = this.earnings.bind(this);
    this.credits = this.credits.bind(this);
    this.account = this.account.bind(this);
    this.allowances = this.allowances.bind(this);
    this.roll = this.roll.bind(this);
    this.rolls = this.rolls.bind(this);
    this.seat = this.seat.bind(this);
    this.rollEarnings = this.rollEarnings.bind(this);
    this.payoutAddress = this.payoutAddress.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  ownership = async (): Promise<OwnershipForAddr> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
  datanet = async ({
    datanetId
  }: {
    datanetId: number;
  }): Promise<DatanetResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      datanet: {
        datanet_id: datanetId
      }
    });
  };
  datanets = async ({
    limit,
    startAfter
  }: {
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<DatanetsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      datanets: {
        limit,
        start_after: startAfter
      }
    });
  };
  datanetsByCurator = async ({
    curator,
    limit,
    startAfter
  }: {
    curator: string;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<DatanetsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      datanets_by_curator: {
        curator,
        limit,
        start_after: startAfter
      }
    });
  };
  datanetsByParent = async ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<DatanetsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      datanets_by_parent: {
        datanet_id: datanetId,
        limit,
        start_after: startAfter
      }
    });
  };
  pool = async ({
    datanetId,
    token
  }: {
    datanetId: number;
    token: string;
  }): Promise<PoolResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      pool: {
        datanet_id: datanetId,
        token
      }
    });
  };
  contributor = async ({
    address,
    datanetId
  }: {
    address: string;
    datanetId: number;
  }): Promise<ContributorResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      contributor: {
        address,
        datanet_id: datanetId
      }
    });
  };
  contributors = async ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: string | null;
  }): Promise<ContributorsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      contributors: {
        datanet_id: datanetId,
        limit,
        start_after: startAfter
      }
    });
  };
  memberships = async ({
    address,
    limit,
    startAfter
  }: {
    address: string;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<MembershipsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      memberships: {
        address,
        limit,
        start_after: startAfter
      }
    });
  };
  weightAt = async ({
    address,
    datanetId,
    height,
    version
  }: {
    address: string;
    datanetId: number;
    height?: number | null;
    version?: number | null;
  }): Promise<WeightAtResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      weight_at: {
        address,
        datanet_id: datanetId,
        height,
        version
      }
    });
  };
  scheduledChanges = async ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<ScheduledChangesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      scheduled_changes: {
        datanet_id: datanetId,
        limit,
        start_after: startAfter
      }
    });
  };
  contribution = async ({
    contributionId,
    datanetId
  }: {
    contributionId: number;
    datanetId: number;
  }): Promise<ContributionResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      contribution: {
        contribution_id: contributionId,
        datanet_id: datanetId
      }
    });
  };
  contributions = async ({
    datanetId,
    limit,
    startAfter,
    status
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
    status?: StatusFilter | null;
  }): Promise<ContributionsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      contributions: {
        datanet_id: datanetId,
        limit,
        start_after: startAfter,
        status
      }
    });
  };
  model = async ({
    modelId
  }: {
    modelId: number;
  }): Promise<ModelResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      model: {
        model_id: modelId
      }
    });
  };
  models = async ({
    limit,
    startAfter
  }: {
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<ModelsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      models: {
        limit,
        start_after: startAfter
      }
    });
  };
  modelsByOperator = async ({
    limit,
    operator,
    startAfter
  }: {
    limit?: number | null;
    operator: string;
    startAfter?: number | null;
  }): Promise<ModelsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      models_by_operator: {
        limit,
        operator,
        start_after: startAfter
      }
    });
  };
  modelsByDatanet = async ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<ModelsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      models_by_datanet: {
        datanet_id: datanetId,
        limit,
        start_after: startAfter
      }
    });
  };
  queryRecord = async ({
    modelId,
    payer,
    queryId,
    recordId
  }: {
    modelId: number;
    payer?: string | null;
    queryId?: string | null;
    recordId?: number | null;
  }): Promise<QueryRecordResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      query_record: {
        model_id: modelId,
        payer,
        query_id: queryId,
        record_id: recordId
      }
    });
  };
  queryRecords = async ({
    limit,
    modelId,
    startAfter
  }: {
    limit?: number | null;
    modelId: number;
    startAfter?: number | null;
  }): Promise<QueryRecordsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      query_records: {
        limit,
        model_id: modelId,
        start_after: startAfter
      }
    });
  };
  splitPreview = async ({
    amount,
    modelId,
    token
  }: {
    amount: Uint128;
    modelId: number;
    token?: string | null;
  }): Promise<SplitPreviewResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      split_preview: {
        amount,
        model_id: modelId,
        token
      }
    });
  };
  receipt = async ({
    address,
    modelId,
    payer,
    queryId,
    recordId
  }: {
    address: string;
    modelId: number;
    payer?: string | null;
    queryId?: string | null;
    recordId: number;
  }): Promise<ReceiptResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      receipt: {
        address,
        model_id: modelId,
        payer,
        query_id: queryId,
        record_id: recordId
      }
    });
  };
  earnings = async ({
    address,
    datanets,
    limit,
    startAfter
  }: {
    address: string;
    datanets?: number[] | null;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<EarningsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      earnings: {
        address,
        datanets,
        limit,
        start_after: startAfter
      }
    });
  };
  credits = async ({
    address,
    limit,
    startAfter
  }: {
    address: string;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<CreditsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      credits: {
        address,
        limit,
        start_after: startAfter
      }
    });
  };
  account = async ({
    address,
    limit,
    startAfter
  }: {
    address: string;
    limit?: number | null;
    startAfter?: string | null;
  }): Promise<AccountResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      account: {
        address,
        limit,
        start_after: startAfter
      }
    });
  };
  allowances = async ({
    limit,
    payer,
    startAfter
  }: {
    limit?: number | null;
    payer: string;
    startAfter?: AllowanceKey | null;
  }): Promise<AllowancesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      allowances: {
        limit,
        payer,
        start_after: startAfter
      }
    });
  };
  roll = async ({
    datanetId,
    rollId
  }: {
    datanetId: number;
    rollId: number;
  }): Promise<RollResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      roll: {
        datanet_id: datanetId,
        roll_id: rollId
      }
    });
  };
  rolls = async ({
    datanetId,
    limit,
    startAfter
  }: {
    datanetId: number;
    limit?: number | null;
    startAfter?: number | null;
  }): Promise<RollsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      rolls: {
        datanet_id: datanetId,
        limit,
        start_after: startAfter
      }
    });
  };
  seat = async ({
    datanetId,
    leafIndex,
    rollId
  }: {
    datanetId: number;
    leafIndex: number;
    rollId: number;
  }): Promise<SeatResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      seat: {
        datanet_id: datanetId,
        leaf_index: leafIndex,
        roll_id: rollId
      }
    });
  };
  rollEarnings = async ({
    datanetId,
    rollId,
    weight
  }: {
    datanetId: number;
    rollId: number;
    weight: number;
  }): Promise<RollEarningsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      roll_earnings: {
        datanet_id: datanetId,
        roll_id: rollId,
        weight
      }
    });
  };
  payoutAddress = async ({
    address
  }: {
    address: string;
  }): Promise<PayoutAddressResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      payout_address: {
        address
      }
    });
  };
}
