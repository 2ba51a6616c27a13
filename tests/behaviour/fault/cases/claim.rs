//! Claims, and where they are paid.

use suite::{Claim, Suite};
use tributary_api::ExecuteMsg;

use super::super::stage::{MODEL, PLAIN, tree};
use super::usage::wide;
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("of all that is due", |_| {
        Act::execute("ann", Claim::default())
    }),
    case("for another, two tokens and twelve datanets", |s| {
        let wide = wide(s);
        for token in [0, 1] {
            s.pay_in("payer", s.token(token), wide, 1_000_003);
        }
        s.set_payout_address("ann", Some("wallet")).unwrap();
        let claim = Claim {
            address: Some(s.addr("ann").into()),
            tokens: Some([0, 1].map(|token| s.token(token).into()).into()),
            ..Claim::default()
        };
        Act::execute("sam", claim)
    }),
    case("one datanet in one token", |s| {
        let claim = Claim {
            datanets: Some(vec![PLAIN]),
            tokens: Some(vec![s.token(1).into()]),
            ..Claim::default()
        };
        Act::execute("ann", claim)
    }),
    case("the second of two pages", |_| {
        let claim = Claim {
            start_after: Some(PLAIN),
            limit: Some(1),
            ..Claim::default()
        };
        Act::execute("ann", claim)
    }),
    case("as curator", |_| Act::execute("cora", Claim::default())),
    case("as former curator", |s| {
        s.nominate_curator("cora", PLAIN, Some("nina")).unwrap();
        s.accept_curatorship("nina", PLAIN).unwrap();
        Act::execute("cora", Claim::default())
    }),
    case("as operator", |_| Act::execute("olga", Claim::default())),
    case("as protocol, paused", |s| {
        s.pause("owner").unwrap();
        Act::execute("treasury", Claim::default())
    }),
    case("seats of an open and of a closed roll", |s| {
        let tree = tree(s);
        s.publish_roll("cora", PLAIN, &tree, None).unwrap();
        for roll_id in [1, 2] {
            s.enrol(PLAIN, roll_id, &tree, 0).unwrap();
        }
        s.pay("payer", MODEL, 12_345);
        s.close_roll("cora", PLAIN, 1).unwrap();
        s.pay("payer", MODEL, 12_345);
        Act::execute("bob", Claim::default())
    }),
    case("", |s| set_payout(s, Some("wallet"))),
    case("back to itself", |s| {
        s.set_payout_address("ann", Some("wallet")).unwrap();
        set_payout(s, None)
    }),
];

fn set_payout(suite: &Suite, payout: Option<&str>) -> Act {
    let address = payout.map(|name| suite.addr(name).into());
    Act::execute("ann", ExecuteMsg::SetPayoutAddress { address })
}
