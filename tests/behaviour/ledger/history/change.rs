//! Handovers with something unclaimed, payout addresses, the protocol's terms, the pause and the owner.

use cw_ownable::Action;
use suite::{ConfigUpdate, ModelUpdate};
use tributary_api::ExecuteMsg;

use super::*;

pub fn hand_over(diary: &mut Diary) {
    // from hand to hand, and back, with something earned by each
    for (from, to, operator) in [
        ("cora", "nina", "olga"),
        ("nina", "cleo", "nina"),
        ("cleo", "cora", "cleo"),
    ] {
        diary.pay(0, OPEN, 2_000_000);
        diary.act(|s| s.nominate_curator(from, PLAIN, Some(to)));
        diary.act(|s| s.accept_curatorship(to, PLAIN));
        diary.pay(1, OPEN, 3_000_000);
        for nominee in [Some("sam"), None, Some(to)] {
            diary.act(|s| s.nominate_operator(operator, OPEN, nominee));
        }
        diary.act(|s| s.accept_operatorship(to, OPEN));
    }
    // a former curator's credit, and one who is curator, operator and former ones at once
    diary.act(|s| s.claim("nina"));
    diary.act(|s| s.set_payout_address("cora", Some("vault")));
    diary.act(|s| s.claim_for("sam", "cora"));
    diary.act(|s| s.set_payout_address("cora", None));
    diary.act(|s| s.set_payout_address("ann", Some("wallet")));
    diary.act(|s| s.claim_for("sam", "ann"));
    // who has nothing
    diary.act(|s| s.claim("sam"));
}

pub fn reconfigure(diary: &mut Diary) {
    let [second, third] = [1, 2].map(|token| diary.suite.token(token).to_string());
    let recipient = |name: &str, suite: &Suite| ConfigUpdate {
        protocol_fee_recipient: Some(suite.addr(name).into()),
        ..ConfigUpdate::default()
    };
    let moved = recipient("second treasury", &diary.suite);
    diary.execute("owner", moved);
    diary.pay(0, OPEN, 66_666);
    let add = ConfigUpdate {
        protocol_fee_bps: Some(250),
        add_fee_token: Some(third),
        ..ConfigUpdate::default()
    };
    diary.execute("owner", add);
    diary.pay(2, OPEN, 1 << 70);
    let retire = ConfigUpdate {
        retire_fee_token: Some(second.clone()),
        ..ConfigUpdate::default()
    };
    diary.execute("owner", retire);
    // what was earned in it is claimed all the same
    diary.act(|s| s.claim("treasury"));
    let add = ConfigUpdate {
        add_fee_token: Some(second),
        ..ConfigUpdate::default()
    };
    diary.execute("owner", add);
    // to one who is a contributor, too
    let moved = recipient("bob", &diary.suite);
    diary.execute("owner", moved);
    diary.pay(1, OPEN, 44_444);
}

pub fn govern(diary: &mut Diary) {
    diary.act(|s| s.pause("owner"));
    diary.act(|s| s.claim("dan"));
    diary.act(|s| s.unpause("owner"));
    let offer = Action::TransferOwnership {
        new_owner: diary.suite.addr("penny").into(),
        expiry: None,
    };
    diary.act(|s| s.update_ownership("owner", offer));
    diary.act(|s| s.update_ownership("penny", Action::AcceptOwnership));
    let rest = ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    };
    diary.execute("olga", rest.of(3));
    let leave = ExecuteMsg::LeaveDatanet { datanet_id: PLAIN };
    diary.execute("eve", leave);
}
