use cosmwasm_std::{Addr, OverflowError, StdError, Uint128};
use cw_ownable::OwnershipError;
use cw_utils::PaymentError;
use fee_split::SplitError;
use thiserror::Error;
use weight_roll::RollError;

mod convert;

/// Why a message was refused. A refused message has changed nothing.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    #[error(transparent)]
    Std(StdError),

    #[error(transparent)]
    Split(SplitError),

    #[error(transparent)]
    Overflow(OverflowError),

    #[error(transparent)]
    Ownership(OwnershipError),

    #[error("expected the owner {}, found {found}", .expected.as_ref().map_or("(ownership is renounced)", Addr::as_str))]
    NotOwner { expected: Option<Addr>, found: Addr },

    #[error("native coins: {0}")]
    Payment(#[source] PaymentError),

    #[error("migration: expected state of {expected}, found that of {found}")]
    MigrateName { expected: String, found: String },

    #[error("migration: expected state older than {code}, found {stored}")]
    MigrateVersion { code: String, stored: String },

    #[error("migration: {version} is not a version: {reason}")]
    VersionSyntax { version: String, reason: String },

    // roles
    #[error("datanet {datanet_id}: expected its curator {expected}, found {found}")]
    NotCurator {
        datanet_id: u64,
        expected: Addr,
        found: Addr,
    },

    #[error("model {model_id}: expected its operator {expected}, found {found}")]
    NotOperator {
        model_id: u64,
        expected: Addr,
        found: Addr,
    },

    #[error("{subject} {id}: expected the nominee {}, found {found}", .expected.as_ref().map_or("(nobody is nominated)", Addr::as_str))]
    NotNominee {
        subject: &'static str,
        id: u64,
        expected: Option<Addr>,
        found: Addr,
    },

    #[error("datanet {datanet_id}: {address} has no direct weight to give up")]
    NotContributor { datanet_id: u64, address: Addr },

    #[error("datanet {datanet_id}: {found} is not one of its attestors")]
    NotAttestor { datanet_id: u64, found: Addr },

    // contributions
    #[error("datanet {datanet_id} has no contribution {contribution_id}")]
    ContributionNotFound {
        datanet_id: u64,
        contribution_id: u64,
    },

    #[error("datanet {datanet_id}: {submitter} submitted this hash already, as {contribution_id}")]
    HashSubmitted {
        datanet_id: u64,
        submitter: Addr,
        contribution_id: u64,
    },

    #[error(
        "datanet {datanet_id}: this hash is accepted, or waits to be, as contribution {contribution_id}"
    )]
    HashAccepted {
        datanet_id: u64,
        contribution_id: u64,
    },

    #[error(
        "datanet {datanet_id}: expected contribution {contribution_id} to be pending, found it {found}"
    )]
    NotPending {
        datanet_id: u64,
        contribution_id: u64,
        found: &'static str,
    },

    // notice
    #[error("datanet {datanet_id}: no change {change_id} is waiting")]
    ChangeNotFound { datanet_id: u64, change_id: u64 },

    #[error("datanet {datanet_id}: at most {max} changes wait at once: apply or cancel some")]
    TooManyChanges { datanet_id: u64, max: u32 },

    #[error("datanet {datanet_id}: no change can be applied now ({now}): {}", .next.map_or_else(|| "none is waiting".to_owned(), |next| format!("the next matures at {next}")))]
    NothingMatured {
        datanet_id: u64,
        now: u64,
        next: Option<u64>,
    },

    #[error(
        "notice_seconds: with an influence lane expected at least {min} (its window and a day), found {found}"
    )]
    NoticeTooShort { min: u64, found: u64 },

    // influence
    #[error("datanet {datanet_id} has no influence lane")]
    NoInfluenceLane { datanet_id: u64 },

    #[error("{field}: only with an influence lane (influence_bps from 1)")]
    WithoutInfluence { field: &'static str },

    #[error("datanet {datanet_id}: {address} never held weight in it")]
    Stranger { datanet_id: u64, address: Addr },

    #[error("model {model_id}, record {record_id}: no pot of datanet {datanet_id}")]
    PotNotFound {
        model_id: u64,
        record_id: u64,
        datanet_id: u64,
    },

    #[error(
        "model {model_id}, record {record_id}: the pot of datanet {datanet_id} is {found} already"
    )]
    PotShared {
        model_id: u64,
        record_id: u64,
        datanet_id: u64,
        found: &'static str,
    },

    #[error(
        "model {model_id}, record {record_id}: recorded at {recorded_at}, before the attestor became one at {since}"
    )]
    BeforeAttestor {
        model_id: u64,
        record_id: u64,
        recorded_at: u64,
        since: u64,
    },

    #[error(
        "model {model_id}, record {record_id}: expected an attribution before {deadline}, now it is {now}"
    )]
    DeadlinePassed {
        model_id: u64,
        record_id: u64,
        deadline: u64,
        now: u64,
    },

    #[error(
        "model {model_id}, record {record_id}: expected a release from {deadline} on, now it is {now}"
    )]
    DeadlineAhead {
        model_id: u64,
        record_id: u64,
        deadline: u64,
        now: u64,
    },

    #[error("datanet {datanet_id} has no weight just now: its pots wait")]
    NoWeight { datanet_id: u64 },

    // intake
    #[error("{found} is not a fee token")]
    NotAFeeToken { found: Addr },

    #[error("fee token {token} is retired: it takes no fees, claims stay open")]
    FeeTokenRetired { token: Addr },

    #[error("intake is paused until {until} (seconds since 1970)")]
    IntakePaused { until: u64 },

    #[error("{field}: expected at least 1 base unit, found 0")]
    ZeroAmount { field: &'static str },

    #[error("{sum} and {found} more are past the largest amount")]
    SumOverflow { sum: Uint128, found: Uint128 },

    #[error("a unit price is at least 1 base unit, found 0")]
    ZeroPrice {},

    #[error("model {model_id} is not active")]
    ModelInactive { model_id: u64 },

    #[error(
        "model {model_id}: expected {expected} of {expected_token} ({units} × {unit_price}), found {found} of {found_token}"
    )]
    WrongPrice {
        model_id: u64,
        units: u64,
        unit_price: Uint128,
        expected: Uint128,
        expected_token: Addr,
        found: Uint128,
        found_token: Addr,
    },

    #[error("model {model_id}: expected its price's token {expected}, found {found}")]
    WrongToken {
        model_id: u64,
        expected: Addr,
        found: Addr,
    },

    #[error("model {model_id}: {units} units of {unit_price} pass the largest amount, 2^128 - 1")]
    PriceOverflow {
        model_id: u64,
        units: u64,
        unit_price: Uint128,
    },

    #[error("model {model_id} has no unit price: expected no units, found {found}")]
    UnitsWithoutPrice { model_id: u64, found: u64 },

    #[error("query id: expected 1 to {max} of A-Z a-z 0-9 . _ : -, found {found}")]
    QueryIdSyntax { max: usize, found: String },

    #[error("model {model_id}: query id {query_id} of {payer} is recorded already, as {record_id}")]
    QueryIdTaken {
        model_id: u64,
        payer: Addr,
        query_id: String,
        record_id: u64,
    },

    #[error("model {model_id}: no datanet on its route has weight, so there is nobody to pay")]
    NobodyToPay { model_id: u64 },

    // rolls
    #[error(transparent)]
    Proof(RollError),

    #[error("datanet {datanet_id} has no roll {roll_id}")]
    RollNotFound { datanet_id: u64, roll_id: u64 },

    #[error("datanet {datanet_id}: roll {roll_id} closed at {closed_at} (seconds since 1970)")]
    RollClosed {
        datanet_id: u64,
        roll_id: u64,
        closed_at: u64,
    },

    #[error("datanet {datanet_id}: at most {max} rolls are open at once")]
    TooManyRolls { datanet_id: u64, max: usize },

    #[error("datanet {datanet_id}, roll {roll_id}: leaf {leaf_index} was taken, for {address}")]
    LeafTaken {
        datanet_id: u64,
        roll_id: u64,
        leaf_index: u64,
        address: Addr,
    },

    // prepaid accounts
    #[error("model {model_id}: {found} is not one of its gateways")]
    NotGateway { model_id: u64, found: Addr },

    #[error("model {model_id} has no unit price: it takes no charges")]
    NoUnitPrice { model_id: u64 },

    #[error("charge {position}, {query_id} of {payer}: {reason}")]
    ChargeRefused {
        position: usize,
        payer: String,
        query_id: String,
        reason: Box<ContractError>,
    },

    #[error("no charge of the batch can be met")]
    NothingCharged {},

    #[error("{payer} allows model {model_id} no charges of {token}")]
    NoAllowance {
        payer: Addr,
        model_id: u64,
        token: Addr,
    },

    #[error("the allowance expired at {expired_at}, now it is {now}")]
    AllowanceExpired { expired_at: u64, now: u64 },

    #[error("expected a charge of at most {max}, found {found}")]
    OverChargeMax { max: Uint128, found: Uint128 },

    #[error("expected at most the {left} that are left of the budget, found {found}")]
    OverBudget { left: Uint128, found: Uint128 },

    #[error("expected at most the {balance} of {token} on the account of {address}, found {found}")]
    OverBalance {
        address: Addr,
        token: Addr,
        balance: Uint128,
        found: Uint128,
    },

    #[error("the contract has no account of its own")]
    OwnAccount {},

    // what a message names
    #[error("datanet {datanet_id} is not registered")]
    DatanetNotFound { datanet_id: u64 },

    #[error("model {model_id} is not registered")]
    ModelNotFound { model_id: u64 },

    #[error("model {model_id} has no query record {record_id}")]
    RecordNotFound { model_id: u64, record_id: u64 },

    #[error("model {model_id}, record {record_id}: not a batch with that charge")]
    ChargeNotFound { model_id: u64, record_id: u64 },

    #[error("model {model_id} has no query {query_id} of {payer}")]
    QueryIdNotFound {
        model_id: u64,
        payer: Addr,
        query_id: String,
    },

    #[error("datanet {datanet_id}: expected a weights version up to {newest}, found {found}")]
    VersionNotFound {
        datanet_id: u64,
        newest: u64,
        found: u64,
    },

    // how a message says it
    #[error("{field}: not an address: {found}: {reason}")]
    Address {
        field: &'static str,
        found: String,
        reason: String,
    },

    #[error("{field}: expected {min} to {max} bytes, found {found}")]
    TextLength {
        field: &'static str,
        min: usize,
        max: usize,
        found: usize,
    },

    #[error("{field}: expected no control characters, found U+{found:04X}")]
    ControlCharacter { field: &'static str, found: u32 },

    #[error("{field}: expected no white space before or after")]
    Padded { field: &'static str },

    #[error("{field}: expected {expected} bytes, found {found}")]
    HashLength {
        field: &'static str,
        expected: usize,
        found: usize,
    },

    #[error("{list}: expected {min} to {max} entries, found {found}")]
    ListLength {
        list: &'static str,
        min: usize,
        max: usize,
        found: usize,
    },

    #[error("{list}: {entry} is there twice")]
    Duplicate { list: &'static str, entry: String },

    #[error("{field}: expected {min} to {max}, found {found}")]
    OutOfRange {
        field: &'static str,
        min: u64,
        max: u64,
        found: u64,
    },

    #[error("{list}: {entry}: expected a {part} of {min} to {max}, found {found}")]
    EntryRange {
        list: &'static str,
        entry: String,
        part: &'static str,
        min: u64,
        max: u64,
        found: u64,
    },

    #[error("{field} can only fall: expected at most {current}, found {found}")]
    FallsOnly {
        field: &'static str,
        current: u16,
        found: u16,
    },

    #[error("{field} can only grow: expected at least {current}, found {found}")]
    GrowsOnly {
        field: &'static str,
        current: u64,
        found: u64,
    },

    #[error("datanet {datanet_id}: expected a total weight of at most {max}, found {found}")]
    TotalWeight {
        datanet_id: u64,
        max: u64,
        found: u128,
    },

    #[error("expected {expected}, found {found}")]
    Choice {
        expected: &'static str,
        found: &'static str,
    },

    #[error("nothing to change")]
    NothingToChange {},

    // governance
    #[error("fee token {token} is active already")]
    FeeTokenActive { token: Addr },

    #[error("fee tokens: at most {max} {kind}")]
    TooManyFeeTokens { kind: &'static str, max: usize },

    #[error("the intake is not paused")]
    NotPaused {},

    #[error("the next pause may begin at {from} (seconds since 1970), now it is {now}")]
    PauseTooEarly { from: u64, now: u64 },
}
