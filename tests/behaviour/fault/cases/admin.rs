//! The contract itself.

use cw_ownable::Action;
use suite::{ConfigUpdate, Suite};
use tributary::CONTRACT_NAME;
use tributary_api::{ExecuteMsg, InstantiateMsg};

use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("", |s| {
        Act::Instantiate(InstantiateMsg {
            owner: None,
            fee_tokens: vec![s.token(0).into(), s.token(1).into()],
            protocol_fee_bps: 200,
            protocol_fee_recipient: Some(s.addr("treasury").into()),
        })
    }),
    case("", |s| {
        let older = cw2::ContractVersion {
            contract: CONTRACT_NAME.to_owned(),
            version: "0.0.1".to_owned(),
        };
        s.plant(|storage| cw2::CONTRACT.save(storage, &older).unwrap());
        Act::Migrate
    }),
    case("", |s| {
        let token = s.new_token(&[("payer", 1_000_000)]);
        let update = ConfigUpdate {
            protocol_fee_bps: Some(100),
            protocol_fee_recipient: Some(s.addr("dao").into()),
            add_fee_token: Some(token.into()),
            retire_fee_token: Some(s.token(0).into()),
        };
        Act::execute("owner", update)
    }),
    case("", |_| Act::execute("owner", ExecuteMsg::Pause {})),
    case("", |s| {
        s.pause("owner").unwrap();
        Act::execute("owner", ExecuteMsg::Unpause {})
    }),
    case("", |s| Act::execute("owner", offer(s))),
    case("", |s| {
        let offer = offer(s);
        s.execute("owner", offer).unwrap();
        let accept = ExecuteMsg::UpdateOwnership(Action::AcceptOwnership);
        Act::execute("penny", accept)
    }),
    case("", |_| {
        let renounce = ExecuteMsg::UpdateOwnership(Action::RenounceOwnership);
        Act::execute("owner", renounce)
    }),
];

fn offer(suite: &Suite) -> ExecuteMsg {
    ExecuteMsg::UpdateOwnership(Action::TransferOwnership {
        new_owner: suite.addr("penny").into(),
        expiry: None,
    })
}
