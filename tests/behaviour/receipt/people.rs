//! The real contributors of a community dataset: 3,447 of tldr-pages, weighted by their commits.

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

use super::assert_adds_up;
use crate::oracle::{Oracle, assert_right};

pub const TLDR_PAGES: &str = include_str!("../../../data/tldr-pages.csv");
pub const PROMPTSOURCE: &str = include_str!("../../../data/promptsource.csv");

/// Who contributed, and how many commits.
pub fn contributors(suite: &Suite, csv: &str) -> Vec<(Addr, u64)> {
    let rows = csv.lines().skip(1).map(|row| {
        let mut columns = row.split(',');
        let account = columns.next().unwrap();
        let bytes: Vec<u8> = (0..account.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&account[at..at + 2], 16).unwrap())
            .collect();
        let commits = columns.next().unwrap().parse().unwrap();
        (suite.chain.address(&bytes).unwrap(), commits)
    });
    rows.collect()
}

#[rstest]
fn thousands_of_people_share_to_the_last_digit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let people = contributors(&suite, TLDR_PAGES);
    assert_eq!(people.len(), 3_447);
    let datanet = suite.add_datanet("cora", 500, &people[..200]);
    for chunk in people[200..].chunks(200) {
        suite.set_weights("cora", datanet, chunk).unwrap();
    }
    let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
    let mut oracle = Oracle::new(200, suite.addr("treasury"));
    oracle.register_datanet(&suite.addr("cora"), 500, &people);
    oracle.register_model(&suite.addr("olga"), 2_000, &[(datanet, 1)]);

    let (payer, token) = (suite.addr("payer"), suite.token(0));
    for amount in [1, 999_983, 123_456_789_012] {
        let record_id = suite.pay("payer", model, amount);
        oracle.record(model, &payer, "", &token, amount).unwrap();
        let receipts: Vec<_> = people
            .iter()
            .map(|(address, _)| suite.receipt(model, record_id, address))
            .collect();
        assert_adds_up(&suite, model, record_id, &receipts);
    }

    let mut paid = BigInt::ZERO;
    for (address, _) in &people {
        suite.claim(address).unwrap();
        let got = BigInt::from(suite.balance(&token, address));
        let share = oracle.share(datanet, address, &token);
        assert_right(&share, &got, address.as_str());
        paid += got;
    }
    for who in ["cora", "olga", "treasury"] {
        suite.claim(who).unwrap();
        paid += suite.balance(&token, who);
    }
    let fees = 1u128 + 999_983 + 123_456_789_012;
    let dust = suite.held(&token);
    assert_eq!(paid + dust, BigInt::from(fees));
    assert!(dust < 3_447, "{dust}");
    suite.assert_invariants();
}
