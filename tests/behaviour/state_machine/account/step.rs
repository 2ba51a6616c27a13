//! What can happen to accounts next.

use proptest::sample::Index;

use super::super::step::{Amount, Choice, Pick, QueryId, Sender};

/// A bound of an allowance.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// So many unit prices, and so much more or less.
    Prices(u128, i8),
    Units(u128),
}

#[derive(Clone, Copy, Debug)]
pub enum Payer {
    /// One that can be charged, where there is one.
    Apt(Index),
    /// One whose allowance has expired, where there is one.
    Expired(Index),
    Person(usize),
    /// No address.
    Nobody,
}

/// What can be met or passed.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    Balance,
    ChargeMax,
    Budget,
    Lowest,
}

#[derive(Clone, Copy, Debug)]
pub enum Units {
    Said(Option<u64>),
    /// As many as the bound allows, counting what the batch charges the payer before.
    Within(Bound),
    /// One more than that.
    Past(Bound),
}

#[derive(Clone, Debug)]
pub struct Draw {
    pub payer: Payer,
    pub query_id: QueryId,
    pub units: Units,
    /// A digest of so many bytes, which all are the same.
    pub digest: Option<(usize, u8)>,
}

#[derive(Clone, Debug)]
pub enum AccountStep {
    Deposit {
        payer: usize,
        /// A model's price names the token, or the number does.
        token: Result<Pick, usize>,
        amount: Amount,
        beneficiary: Option<usize>,
    },
    Withdraw {
        account: Choice,
        amount: Option<Amount>,
    },
    SetAllowance {
        who: usize,
        model: Choice,
        /// That of the model's price, without a number.
        token: Option<usize>,
        per_charge_max: Limit,
        budget: Limit,
        period_seconds: Option<u64>,
        /// Seconds from now on.
        lasts: Option<i64>,
    },
    RevokeAllowance {
        allowance: Choice,
        /// Somebody else than the payer.
        sender: Option<usize>,
    },
    Batch {
        sender: Sender,
        model: Choice,
        charges: Vec<Draw>,
        skip_refused: Option<bool>,
        digest: Option<(usize, u8)>,
    },
}
