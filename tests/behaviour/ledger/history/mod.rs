//! One history with every message, of which not one event is lost, from the instantiation on.

mod change;
mod data;
mod money;
mod seats;
mod tests;

use suite::{NewDatanet, NewModel, Runtime, Suite, contributor_weights, lineage, parents};
use tributary_api::{InstantiateMsg, UnitPrice};

use super::diary::Diary;
use crate::influence::{DAY, HOUR, NOTICE};

/// No lane, no notice.
const PLAIN: u64 = 1;
/// Derived from it; with a lane, and so with notice.
const LANE: u64 = 2;
/// Takes any amount.
const OPEN: u64 = 1;
/// Has a price in the first token, and gateways.
const PRICED: u64 = 2;

/// Everything that can be done to money, in each runtime.
pub fn tell(runtime: Runtime) -> Diary {
    let mut diary = begin(runtime);
    data::register(&mut diary);
    money::pay(&mut diary);
    seats::at_once(&mut diary);
    data::weigh(&mut diary);
    data::review(&mut diary);
    money::share_pots(&mut diary);
    seats::by_notice(&mut diary);
    money::prepay(&mut diary);
    change::hand_over(&mut diary);
    change::reconfigure(&mut diary);
    change::govern(&mut diary);
    money::pay(&mut diary);
    diary
}

fn begin(runtime: Runtime) -> Diary {
    let builder = Suite::builder(runtime).tokens(3);
    let mut suite = builder.balance("payer", 10u128.pow(30)).build();
    let tokens = [suite.token(0), suite.token(1)];
    let msg = InstantiateMsg {
        owner: Some(suite.addr("owner").into()),
        fee_tokens: tokens.map(String::from).into(),
        protocol_fee_bps: 300,
        protocol_fee_recipient: Some(suite.addr("treasury").into()),
    };
    let (contract, done) = suite.instantiate(&msg).unwrap();
    suite.contract = contract;
    let mut diary = Diary::new(suite);
    diary.keep(&done);
    diary
}
