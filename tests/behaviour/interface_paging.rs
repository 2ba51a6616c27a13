//! Every list is paged in one way.

use std::fmt::Debug;

use cosmwasm_std::Addr;
use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, parents,
};
use tributary::error::ContractError;
use tributary_api::QueryMsg;

/// More than the largest page.
const COUNT: usize = 105;

/// `fetch(start_after, limit)`, and what of an entry is the next page's `start_after`.
#[track_caller]
fn assert_paged<T: Debug + PartialEq, C>(
    fetch: impl Fn(Option<C>, Option<u32>) -> Vec<T>,
    cursor: impl Fn(&T) -> C,
) {
    let most = fetch(None, Some(100));
    assert_eq!(most.len(), 100);
    assert_eq!(fetch(None, None), most[..10]);
    assert_eq!(fetch(None, Some(1)), most[..1]);
    for large in [101, 1_000, u32::MAX] {
        assert_eq!(fetch(None, Some(large)), most);
    }
    assert_eq!(fetch(Some(cursor(&most[9])), None), most[10..20]);

    let mut all = vec![];
    loop {
        let page = fetch(all.last().map(&cursor), Some(7));
        if page.is_empty() {
            break;
        }
        assert!(page.len() == 7 || all.len() + page.len() == COUNT);
        all.extend(page);
    }
    assert_eq!(all.len(), COUNT);
    assert_eq!(all[..100], most);
}

/// `COUNT` datanets of cora's with ann in all; in the first as many contributors, and contributions of ann's; as many models
/// of olga's on it, and records of the first model.
fn full(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    let crowd: Vec<_> = (1..COUNT).map(|n| (format!("member {n}"), 1)).collect();
    for _ in 0..COUNT {
        suite.add_datanet("cora", 0, &[("ann", 1)]);
    }
    suite.set_weights("cora", 1, &crowd).unwrap();
    for number in 0..COUNT {
        suite.add_model("olga", 0, &[(1, 1)]);
        suite.pay("payer", 1, 1_000);
        let hash = [u8::try_from(number).unwrap(); 32];
        suite.submit_contribution("ann", 1, hash).unwrap();
    }
    suite
}

#[rstest]
fn lists_are_paged(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = full(runtime);
    assert_paged(
        |after, limit| suite.datanets(after, limit),
        |d| d.datanet_id,
    );
    assert_paged(
        |after, limit| suite.datanets_by_curator("cora", after, limit),
        |d| d.datanet_id,
    );
    assert_paged(
        |after, limit| suite.memberships("ann", after, limit),
        |m| m.datanet_id,
    );
    assert_paged(|after, limit| suite.models(after, limit), |m| m.model_id);
    assert_paged(
        |after, limit| suite.models_by_operator("olga", after, limit),
        |m| m.model_id,
    );
    assert_paged(
        |after, limit| suite.models_by_datanet(1, after, limit),
        |m| m.model_id,
    );
    assert_paged(
        |after, limit| suite.query_records(1, after, limit),
        |r| r.record_id,
    );
    assert_eq!(suite.datanets(None, Some(0)), []);
    assert_eq!(suite.memberships("ann", None, Some(0)), []);
    assert_eq!(suite.models(None, Some(0)), []);
    assert_eq!(suite.query_records(1, None, Some(0)), []);
}

/// One that says where to go on has an entry at least, or one would go round in circles.
#[rstest]
fn lists_that_say_where_to_go_on_are_paged(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = full(runtime);
    assert_paged(
        |after, limit| suite.contributors(1, after, limit),
        |c| Addr::unchecked(&c.address),
    );
    assert_eq!(suite.contributors(1, None, Some(0)).len(), 1);
    let contributions = |after, limit| suite.contributions(1, None, after, limit);
    assert_paged(
        |after, limit| contributions(after, limit).contributions,
        |c| c.contribution_id,
    );
    let least = contributions(None, Some(0));
    assert_eq!((least.contributions.len(), least.next), (1, Some(1)));
}

#[rstest]
fn children_are_paged(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, suite::NOBODY);
    for _ in 0..COUNT {
        let child = NewDatanet {
            parents: Some(parents(&[(1, 100)])),
            ..NewDatanet::default()
        };
        suite.register_datanet("carl", child).unwrap();
    }
    assert_paged(
        |after, limit| suite.datanets_by_parent(1, after, limit),
        |d| d.datanet_id,
    );
}

/// No more than 32 of them wait.
#[rstest]
fn scheduled_changes_are_paged(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let new = NewDatanet {
        notice_seconds: Some(1),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    for weight in 1..=32 {
        suite.set_weights("cora", 1, &[("ann", weight)]).unwrap();
    }
    for change_id in [3, 11, 32] {
        suite.cancel_change("cora", 1, change_id).unwrap();
    }
    let page = |after, limit| -> Vec<u64> {
        let changes = suite.scheduled_changes(1, after, limit).into_iter();
        changes.map(|change| change.change_id).collect()
    };
    let all: Vec<_> = (1..32).filter(|id| ![3, 11].contains(id)).collect();
    for large in [29, 100, u32::MAX] {
        assert_eq!(page(None, Some(large)), all);
    }
    assert_eq!(page(None, None), all[..10]);
    assert_eq!(page(None, Some(0)), [0; 0]);
    // one that does not wait still marks a place
    assert_eq!(page(Some(11), Some(2)), [12, 13]);
    assert_eq!(page(Some(30), None), [31]);
    for after in [31, 32, u64::MAX] {
        assert_eq!(page(Some(after), None), [0; 0]);
    }
}

#[rstest]
fn lists_are_in_order(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = full(runtime);
    let ids: Vec<_> = suite
        .datanets(None, Some(100))
        .iter()
        .map(|d| d.datanet_id)
        .collect();
    assert_eq!(ids, (1..=100).collect::<Vec<_>>());
    // newest first
    let ids: Vec<_> = suite
        .query_records(1, None, Some(3))
        .iter()
        .map(|r| r.record_id)
        .collect();
    assert_eq!(ids, [105, 104, 103]);
    let ids: Vec<_> = suite
        .query_records(1, Some(3), None)
        .iter()
        .map(|r| r.record_id)
        .collect();
    assert_eq!(ids, [2, 1]);
    // by the accounts' bytes
    let contributors = suite.contributors(1, None, Some(100));
    let bytes = |address: &str| suite.chain.api().canonicalize(address).unwrap();
    assert!(contributors.is_sorted_by_key(|entry| bytes(&entry.address)));
}

#[rstest]
fn whoever_left_is_not_listed_and_no_gap_either(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = full(runtime);
    let before = suite.contributors(1, None, Some(20));
    let leavers: Vec<_> = before[..10]
        .iter()
        .map(|c| Addr::unchecked(&c.address))
        .collect();
    for leaver in &leavers {
        suite.leave_datanet(leaver, 1).unwrap();
    }
    assert_eq!(suite.contributors(1, None, None), before[10..]);
    // one that left still marks a place
    assert_eq!(
        suite.contributors(1, Some(leavers[4].clone()), None),
        before[10..]
    );
}

#[rstest]
fn pages_begin_after_ids_that_are_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.pay("payer", 1, 100);
    assert_eq!(suite.datanets(Some(0), None).len(), 1);
    assert_eq!(suite.models(Some(0), None).len(), 1);
    for after in [1, 2, 255, 256, u64::MAX] {
        assert_eq!(suite.datanets(Some(after), None), []);
        assert_eq!(suite.datanets_by_curator("cora", Some(after), None), []);
        assert_eq!(suite.memberships("ann", Some(after), None), []);
        assert_eq!(suite.models(Some(after), None), []);
        assert_eq!(suite.models_by_operator("olga", Some(after), None), []);
        assert_eq!(suite.models_by_datanet(1, Some(after), None), []);
        assert_eq!(suite.datanets_by_parent(1, Some(after), None), []);
        let contributions = suite.contributions(1, None, Some(after), None);
        assert_eq!(contributions.contributions, []);
    }
    // newest first: after a later one come all, after the first none
    assert_eq!(suite.query_records(1, Some(u64::MAX), None).len(), 1);
    assert_eq!(suite.query_records(1, Some(1), None), []);
    assert_eq!(suite.query_records(1, Some(0), None), []);
}

#[rstest]
fn who_is_unknown_has_empty_lists(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = Suite::new(runtime);
    assert_eq!(suite.datanets(None, None), []);
    assert_eq!(suite.models(None, None), []);
    assert_eq!(suite.datanets_by_curator("sam", None, None), []);
    assert_eq!(suite.models_by_operator("sam", None, None), []);
    assert_eq!(suite.memberships("sam", None, None), []);
    let earnings = suite.earnings("sam");
    assert_eq!((earnings.datanets, earnings.next), (vec![], None));
    assert!(earnings.tokens[0].lifetime.is_zero());
    assert_eq!(suite.payout_address("sam"), suite.addr("sam"));
    assert_eq!(suite.credits("sam").next, None);
}

/// A claim pays by pages of at most 30, and what it pays is what `earnings` shows.
#[rstest]
fn earnings_have_pages_of_up_to_30(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = full(runtime);
    let page = |after, limit| suite.earnings_of("ann", None, after, limit);
    let ids = |page: &tributary_api::EarningsResponse| {
        page.datanets
            .iter()
            .map(|d| d.datanet_id)
            .collect::<Vec<_>>()
    };
    let first = page(None, None);
    assert_eq!((ids(&first), first.next), ((1..=30).collect(), Some(30)));
    let second = page(Some(30), Some(7));
    assert_eq!((ids(&second), second.next), ((31..=37).collect(), Some(37)));
    let last = page(Some(75), None);
    assert_eq!((ids(&last), last.next), ((76..=105).collect(), None));
    for found in [0, 31, u32::MAX] {
        let msg = QueryMsg::Earnings {
            address: suite.addr("ann").into(),
            datanets: None,
            start_after: None,
            limit: Some(found),
        };
        let expected = ContractError::OutOfRange {
            field: "limit",
            min: 1,
            max: 30,
            found: found.into(),
        };
        suite.query_refused(&msg, expected);
    }
}

#[rstest]
fn credits_are_summed_over_pages_of_curated_datanets(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = full(runtime);
    assert_eq!(suite.credits("cora").next, Some(10));
    assert_eq!(
        suite.credits_of("cora", None, Some(u32::MAX)).next,
        Some(100)
    );
    assert_eq!(suite.credits_of("cora", Some(100), None).next, None);
}

#[rstest]
fn those_who_left_make_pages_short_but_hide_nobody(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    let names: Vec<String> = (0..2_000).map(|n| format!("passer-by {n}")).collect();
    for weight in [1, 0] {
        for names in names.chunks(200) {
            let entries: Vec<_> = names.iter().map(|name| (name, weight)).collect();
            suite.set_weights("cora", 1, &entries).unwrap();
        }
    }
    suite.set_weights("cora", 1, &[("bob", 1)]).unwrap();

    let mut found = vec![];
    let mut pages = 0;
    let mut after = None;
    loop {
        let page = suite.contributors_page(1, after);
        found.extend(page.contributors.into_iter().map(|c| c.address));
        pages += 1;
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut expected = [suite.addr("ann").to_string(), suite.addr("bob").to_string()];
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    // of 300 at most
    assert_eq!(pages, 7);
}
