use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Uint128};
use cw20::Cw20ReceiveMsg;
use lean_json::FromTree;

use crate::{
    Charge, ContributorWeight, InfluenceScore, LastLeaf, LineageEntry, Parent, ProofNode, Review,
    UnitPrice, UnitPriceUpdate,
};

#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// From a fee token: its `msg` is a [`HookMsg`].
    Receive(Cw20ReceiveMsg),

    /// By anyone, who becomes its curator.
    RegisterDatanet {
        name: String,
        description: Option<String>,
        uri: Option<String>,
        content_hash: Option<Binary>,
        license: Option<String>,
        /// At most [`MAX_CURATOR_FEE_BPS`](crate::MAX_CURATOR_FEE_BPS), default 0; can only fall later.
        curator_fee_bps: Option<u16>,
        /// The part of its income that is shared by influence, at most
        /// [`MAX_INFLUENCE_BPS`](crate::MAX_INFLUENCE_BPS), default 0; fixed for ever.
        influence_bps: Option<u16>,
        /// Who may attribute pots, at most [`MAX_ATTESTORS`](crate::MAX_ATTESTORS); only with an influence lane.
        attestors: Option<Vec<String>>,
        /// Seconds, [`MIN_ATTRIBUTION_WINDOW`](crate::MIN_ATTRIBUTION_WINDOW) to
        /// [`MAX_ATTRIBUTION_WINDOW`](crate::MAX_ATTRIBUTION_WINDOW), default
        /// [`DEFAULT_ATTRIBUTION_WINDOW`](crate::DEFAULT_ATTRIBUTION_WINDOW); only with an influence lane, fixed for ever.
        attribution_window: Option<u64>,
        /// How long changes of weights and attestors wait, at most
        /// [`MAX_NOTICE_SECONDS`](crate::MAX_NOTICE_SECONDS), default 0; can only grow later. With an influence lane at least
        /// the window and [`NOTICE_BEYOND_WINDOW`](crate::NOTICE_BEYOND_WINDOW).
        notice_seconds: Option<u64>,
        /// What it was derived from, at most [`MAX_PARENTS`](crate::MAX_PARENTS); fixed for ever.
        parents: Option<Vec<Parent>>,
        /// The first weights, each from 1; at most [`MAX_WEIGHTS`](crate::MAX_WEIGHTS).
        contributors: Option<Vec<ContributorWeight>>,
    },
    /// By the curator; what is left out stays. An empty text or hash removes it.
    UpdateDatanet {
        datanet_id: u64,
        name: Option<String>,
        description: Option<String>,
        uri: Option<String>,
        content_hash: Option<Binary>,
        license: Option<String>,
        curator_fee_bps: Option<u16>,
        /// The whole list as it is to be; waits for the notice.
        attestors: Option<Vec<String>>,
        /// Can only grow.
        notice_seconds: Option<u64>,
    },
    /// By the curator: sets each direct weight, does not add; 0 removes. Waits for the datanet's notice, if it gives one.
    SetWeights {
        datanet_id: u64,
        weights: Vec<ContributorWeight>,
    },
    /// By a contributor: gives up its direct weight and keeps its earnings.
    LeaveDatanet { datanet_id: u64 },
    /// By anyone: applies the changes whose notice is over, in order of their ids, and drops those that lapsed or are no
    /// longer possible.
    ApplyChanges {
        datanet_id: u64,
        /// 1 to [`MAX_WAITING_CHANGES`](crate::MAX_WAITING_CHANGES), default
        /// [`DEFAULT_APPLIED_CHANGES`](crate::DEFAULT_APPLIED_CHANGES).
        limit: Option<u32>,
    },
    /// By the curator, until it is applied.
    CancelChange { datanet_id: u64, change_id: u64 },
    /// By anyone: a piece of data for the datanet. Once for each hash and submitter.
    SubmitContribution {
        datanet_id: u64,
        content_hash: Binary,
        uri: Option<String>,
    },
    /// By the curator: final verdicts on pending contributions, at most [`MAX_VERDICTS`](crate::MAX_VERDICTS).
    /// Acceptances wait for the datanet's notice, if it gives one; rejections do not.
    ReviewContributions {
        datanet_id: u64,
        verdicts: Vec<Review>,
    },
    /// By the curator: adds the weight of a whole roll, from now on, and closes another one in the same moment. Waits for the
    /// datanet's notice, if it gives one. At most [`MAX_OPEN_ROLLS`](crate::MAX_OPEN_ROLLS) are open at once.
    PublishRoll {
        datanet_id: u64,
        /// Of the Merkle-sum tree.
        root: Binary,
        /// The sum of all leaves.
        total_weight: u64,
        leaf_count: u64,
        /// Where its leaves can be found.
        uri: String,
        last_leaf: LastLeaf,
        /// A roll_id.
        closes: Option<u64>,
    },
    /// By anyone, while the roll is open or closed: proves one leaf, and gives its address that seat with all that it has
    /// earned since the roll opened.
    Enrol {
        datanet_id: u64,
        roll_id: u64,
        /// From 0.
        leaf_index: u64,
        address: String,
        weight: u64,
        /// The siblings, from the bottom.
        proof: Vec<ProofNode>,
    },
    /// By the curator: the roll's weight, enrolled or not, stops earning. Waits for the datanet's notice, if it gives one.
    CloseRoll { datanet_id: u64, roll_id: u64 },
    /// By the curator; without an address the nomination is withdrawn.
    NominateCurator {
        datanet_id: u64,
        address: Option<String>,
    },
    /// By the nominee.
    AcceptCuratorship { datanet_id: u64 },

    /// By anyone, who becomes its operator.
    RegisterModel {
        name: String,
        uri: Option<String>,
        /// At most [`MAX_OPERATOR_FEE_BPS`](crate::MAX_OPERATOR_FEE_BPS); can only fall later.
        operator_fee_bps: u16,
        /// Without one, any amount of any fee token.
        unit_price: Option<UnitPrice>,
        /// The datanets that the model rests on, fixed for ever; 1 to [`MAX_LINEAGE`](crate::MAX_LINEAGE).
        lineage: Vec<LineageEntry>,
        /// At most [`MAX_GATEWAYS`](crate::MAX_GATEWAYS).
        gateways: Option<Vec<String>>,
        /// A model of the same operator that this one replaces.
        succeeds: Option<u64>,
    },
    /// By the operator; what is left out stays. An empty uri removes it.
    UpdateModel {
        model_id: u64,
        name: Option<String>,
        uri: Option<String>,
        operator_fee_bps: Option<u16>,
        unit_price: Option<UnitPriceUpdate>,
        gateways: Option<Vec<String>>,
        active: Option<bool>,
    },
    /// By the operator; without an address the nomination is withdrawn.
    NominateOperator {
        model_id: u64,
        address: Option<String>,
    },
    /// By the nominee.
    AcceptOperatorship { model_id: u64 },

    /// By a payer: what a model's gateways may charge its account. Begins a period now; what was spent in one that still runs counts on.
    SetAllowance {
        model_id: u64,
        token: String,
        /// Most in one charge, from 1.
        per_charge_max: Uint128,
        /// Most in a period, from 1; in all, without one.
        budget: Uint128,
        /// From [`MIN_PERIOD_SECONDS`](crate::MIN_PERIOD_SECONDS).
        period_seconds: Option<u64>,
        /// Not from then on, in seconds since 1970.
        expires_at: Option<u64>,
    },
    /// By a payer: acts at once.
    RevokeAllowance { model_id: u64, token: String },
    /// By a payer, from its own account to itself; all of it without an amount.
    Withdraw {
        token: String,
        amount: Option<Uint128>,
    },
    /// By a gateway of a model with a unit price: one query record for all charges, split once.
    RecordQueries {
        model_id: u64,
        /// 1 to [`MAX_CHARGES`](crate::MAX_CHARGES).
        charges: Vec<Charge>,
        /// Leave out, by an event, each charge that can't be met or read; default false: refuse the whole batch. Two charges
        /// with one payer and query id are always refused. The units of all add up to 2^53 − 1 at most.
        skip_refused: Option<bool>,
        /// The root of the batch's receipts.
        digest: Option<Binary>,
    },

    /// By an attestor of the datanet, before the deadline: shares the datanet's pot of each record by these scores.
    Attribute {
        model_id: u64,
        datanet_id: u64,
        /// 1 to [`MAX_POTS`](crate::MAX_POTS).
        record_ids: Vec<u64>,
        /// 1 to [`MAX_SCORES`](crate::MAX_SCORES), with `unattributed` at most
        /// [`MAX_TOTAL_SCORE`](crate::MAX_TOTAL_SCORE) together.
        scores: Vec<InfluenceScore>,
        /// The score of what cannot be placed; joins the base lane.
        unattributed: Option<u64>,
    },
    /// By anyone, from the deadline on: the datanet's pot of each record joins the base lane.
    Release {
        model_id: u64,
        datanet_id: u64,
        /// 1 to [`MAX_POTS`](crate::MAX_POTS).
        record_ids: Vec<u64>,
    },

    /// By anyone, for itself or another: pays to that address's payout address, one transfer for each token.
    Claim {
        /// Defaults to the sender.
        address: Option<String>,
        /// Only these, at most [`MAX_CLAIM_DATANETS`](crate::MAX_CLAIM_DATANETS); default: all, in pages.
        datanets: Option<Vec<u64>>,
        /// Only these; default: all.
        tokens: Option<Vec<String>>,
        start_after: Option<u64>,
        /// 1 to [`MAX_CLAIM_DATANETS`](crate::MAX_CLAIM_DATANETS), the default.
        limit: Option<u32>,
    },
    /// By anyone, for itself; without an address, back to itself.
    SetPayoutAddress { address: Option<String> },

    /// By the owner.
    UpdateConfig {
        /// Can only fall.
        protocol_fee_bps: Option<u16>,
        protocol_fee_recipient: Option<String>,
        /// A new token, or a retired one again.
        add_fee_token: Option<String>,
        retire_fee_token: Option<String>,
    },
    /// By the owner: stops `receive`, `record_queries`, `register_datanet` and `register_model`, for
    /// [`PAUSE_SECONDS`](crate::PAUSE_SECONDS) at most.
    Pause {},
    /// By the owner.
    Unpause {},
    /// Ownership in two steps.
    UpdateOwnership(cw_ownable::Action),
}

/// What a cw20 `send` to the contract carries.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub enum HookMsg {
    /// Pays for the use of a model.
    RecordQuery {
        model_id: u64,
        /// The payer's own name for it, unique for (model, payer): 1 to
        /// [`MAX_QUERY_ID_BYTES`](crate::MAX_QUERY_ID_BYTES) of `A–Z a–z 0–9 . _ : -`.
        query_id: String,
        /// Where the model has a unit price: the amount is `units` times it; default 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        units: Option<u64>,
        /// How many queries this stands for, default 1; never affects money.
        #[serde(skip_serializing_if = "Option::is_none")]
        count: Option<u64>,
        /// The hash of request and answer, or the root of a batch's receipts.
        #[serde(skip_serializing_if = "Option::is_none")]
        digest: Option<Binary>,
    },
    /// Credits an account, from which a model's gateways may charge what its owner allowed.
    Deposit {
        /// Whose account; default the sender's.
        #[serde(skip_serializing_if = "Option::is_none")]
        beneficiary: Option<String>,
    },
}
