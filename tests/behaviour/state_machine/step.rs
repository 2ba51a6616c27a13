//! What can happen next. Names are kept relative ("the n-th datanet that there is by then"), so that a history
//! still means something when shrinking takes steps out of it.

use proptest::prelude::*;

pub use super::account::step::AccountStep;
pub use super::hostile::step::HostileStep;
pub use super::roll::step::RollStep;

pub const PEOPLE: usize = 6;
pub const TOKENS: usize = 3;

/// A datanet or model.
#[derive(Clone, Copy, Debug)]
pub enum Pick {
    Known(prop::sample::Index),
    Newest,
    Unknown,
}

/// Something that a message is about: if there is any, one that it makes sense for.
#[derive(Clone, Copy, Debug)]
pub enum Choice {
    Apt(prop::sample::Index),
    Any(prop::sample::Index),
    Unknown,
}

/// Who sends a message.
#[derive(Clone, Copy, Debug)]
pub enum Sender {
    /// Whoever may: the curator, operator, nominee or owner.
    Right,
    Person(usize),
}

#[derive(Clone, Copy, Debug)]
pub enum Amount {
    Units(u128),
    /// Of what the payer has.
    Half,
    All,
    AllButOne,
    MoreThanAll,
}

/// How a payment meets a model's price.
#[derive(Clone, Copy, Debug)]
pub enum Slip {
    Right,
    OneMore,
    OneLess,
}

#[derive(Clone, Debug)]
pub enum QueryId {
    Fresh,
    Used(u8),
    /// One of a few.
    Malformed(u8),
}

#[derive(Clone, Copy, Debug)]
pub enum Price {
    None,
    /// A token and base units for each unit.
    Of(usize, u128),
}

/// What a datanet says of its influence lane.
#[derive(Clone, Debug)]
pub struct Lane {
    pub influence_bps: u16,
    pub attestors: Option<Vec<usize>>,
    pub window: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
pub enum Notice {
    Seconds(u64),
    /// As much as must be, and so much more or less: of a new datanet its window and a day, later what it is already.
    Enough(i64),
}

/// What the curator says of a contribution.
#[derive(Clone, Copy, Debug)]
pub enum Opinion {
    Accept(u64),
    /// With a reason of so many letters.
    Reject(usize),
}

/// Who is scored, or leaves.
#[derive(Clone, Copy, Debug)]
pub enum Member {
    /// Of those who hold or held weight; of those who hold it, to leave.
    Nth(prop::sample::Index),
    Person(usize),
}

/// What is wrong with a list of records.
#[derive(Clone, Copy, Debug)]
pub enum PotSlip {
    Right,
    Twice,
    /// One that is not there.
    Missing,
    /// One that was shared, alone.
    Shared,
    /// One that is there: mostly it has no pot.
    Another(prop::sample::Index),
}

/// Pots of one model and datanet.
#[derive(Clone, Copy, Debug)]
pub struct Pots {
    pub first: Choice,
    /// How many of those after it, at most.
    pub more: usize,
    pub slip: PotSlip,
}

/// When a transfer of ownership ends, from now on.
#[derive(Clone, Copy, Debug)]
pub enum Expiry {
    Never,
    Seconds(i64),
    Blocks(i64),
}

/// Which release the state says it is of.
#[derive(Clone, Copy, Debug)]
pub enum Stored {
    Older(u8),
    Same,
    Newer(u8),
    Malformed(u8),
    /// Another contract's.
    OfAnother(u8),
}

#[derive(Clone, Copy, Debug)]
pub enum Forgery {
    /// The hook itself, from somebody who is no token.
    Stranger,
    Text,
    UnknownHook,
    UnknownField,
    Nothing,
}

#[derive(Clone, Debug)]
pub enum Page {
    All,
    Datanets(Vec<Pick>),
    Paged {
        start_after: Option<u64>,
        limit: Option<u32>,
    },
}

#[derive(Clone, Debug)]
pub enum Step {
    Record {
        payer: usize,
        model: Pick,
        token: usize,
        amount: Amount,
        slip: Slip,
        query_id: QueryId,
        units: Option<u64>,
        count: Option<u64>,
    },
    Account(AccountStep),
    Roll(RollStep),
    Hostile(HostileStep),
    RegisterDatanet {
        who: usize,
        curator_fee_bps: u16,
        lane: Option<Lane>,
        notice: Option<Notice>,
        /// With royalties in basis points.
        parents: Vec<(Pick, u16)>,
        contributors: Vec<(usize, u64)>,
    },
    UpdateDatanet {
        sender: Sender,
        datanet: Pick,
        name: Option<u8>,
        curator_fee_bps: Option<u16>,
        attestors: Option<Vec<usize>>,
        notice: Option<Notice>,
    },
    SetWeights {
        sender: Sender,
        datanet: Pick,
        weights: Vec<(usize, u64)>,
    },
    Leave {
        who: Member,
        datanet: Pick,
    },
    ApplyChanges {
        who: usize,
        datanet: Choice,
        limit: Option<u32>,
    },
    CancelChange {
        sender: Sender,
        change: Choice,
    },
    Submit {
        who: usize,
        datanet: Pick,
        /// Which of a few; from 100 on one of a wrong length.
        hash: u8,
    },
    Review {
        sender: Sender,
        datanet: Choice,
        verdicts: Vec<(Choice, Opinion)>,
    },
    Attribute {
        sender: Sender,
        pots: Pots,
        scores: Vec<(Member, u64)>,
        unattributed: Option<u64>,
    },
    Release {
        who: usize,
        pots: Pots,
    },
    NominateCurator {
        sender: Sender,
        datanet: Pick,
        nominee: Option<usize>,
    },
    AcceptCuratorship {
        sender: Sender,
        datanet: Pick,
    },
    RegisterModel {
        who: usize,
        operator_fee_bps: u16,
        price: Price,
        lineage: Vec<(Pick, u64)>,
        gateways: Option<Vec<usize>>,
    },
    UpdateModel {
        sender: Sender,
        model: Pick,
        operator_fee_bps: Option<u16>,
        price: Option<Price>,
        gateways: Option<Vec<usize>>,
        active: Option<bool>,
    },
    NominateOperator {
        sender: Sender,
        model: Pick,
        nominee: Option<usize>,
    },
    AcceptOperatorship {
        sender: Sender,
        model: Pick,
    },
    Claim {
        sender: usize,
        address: Option<usize>,
        page: Page,
        tokens: Option<Vec<usize>>,
    },
    SetPayoutAddress {
        who: usize,
        address: Option<usize>,
    },
    UpdateConfig {
        sender: Sender,
        protocol_fee_bps: Option<u16>,
        recipient: Option<usize>,
        add: Option<usize>,
        retire: Option<usize>,
    },
    Pause {
        sender: Sender,
    },
    Unpause {
        sender: Sender,
    },
    TransferOwnership {
        sender: Sender,
        to: usize,
        expiry: Option<Expiry>,
    },
    AcceptOwnership {
        sender: Sender,
    },
    RenounceOwnership {
        sender: Sender,
    },
    /// By the admin.
    Migrate {
        sender: Sender,
        stored: Stored,
    },
    /// What must never be taken for a payment.
    Forge {
        who: usize,
        forgery: Forgery,
    },
    /// A plain cw20 transfer to the contract.
    Surplus {
        who: usize,
        token: usize,
        amount: Amount,
    },
    /// What lies between two blocks; without this, messages share one.
    Advance {
        seconds: u64,
    },
    /// To the block at which something begins or ends, or a second before or after.
    Reach {
        moment: prop::sample::Index,
        slip: i64,
    },
}
