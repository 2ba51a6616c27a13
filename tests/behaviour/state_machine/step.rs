//! What can happen next. Names are kept relative ("the n-th datanet that there is by then"), so that a history
//! still means something when shrinking takes steps out of it.

use proptest::prelude::*;

pub const PEOPLE: usize = 6;
pub const TOKENS: usize = 3;

/// A datanet or model.
#[derive(Clone, Copy, Debug)]
pub enum Pick {
    Known(prop::sample::Index),
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
    Malformed,
}

#[derive(Clone, Copy, Debug)]
pub enum Price {
    None,
    /// A token and base units for each unit.
    Of(usize, u128),
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
    RegisterDatanet {
        who: usize,
        curator_fee_bps: u16,
        contributors: Vec<(usize, u64)>,
    },
    UpdateDatanet {
        sender: Sender,
        datanet: Pick,
        name: Option<u8>,
        curator_fee_bps: Option<u16>,
    },
    SetWeights {
        sender: Sender,
        datanet: Pick,
        weights: Vec<(usize, u64)>,
    },
    Leave {
        who: usize,
        datanet: Pick,
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
    },
    UpdateModel {
        sender: Sender,
        model: Pick,
        operator_fee_bps: Option<u16>,
        price: Option<Price>,
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
    },
    AcceptOwnership {
        sender: Sender,
    },
    RenounceOwnership {
        sender: Sender,
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
}
