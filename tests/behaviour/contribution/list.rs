//! `contribution` and `contributions`.

use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, accepted, contributor_weights, rejected,
};
use tributary::error::ContractError;
use tributary_api::{ContributionsResponse, QueryMsg, StatusFilter};

use super::{hash, stage, submit};

fn ids(page: &ContributionsResponse) -> Vec<u64> {
    let contributions = page.contributions.iter();
    contributions.map(|entry| entry.contribution_id).collect()
}

/// With notice: 1 to 3 in effect, 4 to 6 rejected, 7 to 9 waiting, 10 to 12 pending.
fn of_every_status(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    let new = NewDatanet {
        notice_seconds: Some(100),
        contributors: Some(contributor_weights(&suite, &[("bob", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    for number in 1..=12 {
        submit(&mut suite, "ann", hash(number));
    }
    let verdicts: Vec<_> = (1..=3)
        .map(|id| accepted(id, id))
        .chain((4..=6).map(|id| rejected(id, "spam")))
        .collect();
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    suite.advance_time(100);
    suite.apply_changes("sam", 1).unwrap();
    let verdicts: Vec<_> = (7..=9).map(|id| accepted(id, id)).collect();
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    suite
}

#[rstest]
fn contributions_are_listed_by_status(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = of_every_status(runtime);
    let listed = |status| ids(&suite.contributions(1, status, None, Some(100)));
    assert_eq!(listed(None), (1..=12).collect::<Vec<_>>());
    assert_eq!(listed(Some(StatusFilter::Accepted {})), [1, 2, 3]);
    assert_eq!(listed(Some(StatusFilter::Rejected {})), [4, 5, 6]);
    assert_eq!(listed(Some(StatusFilter::Scheduled {})), [7, 8, 9]);
    assert_eq!(listed(Some(StatusFilter::Pending {})), [10, 11, 12]);
    for entry in suite.contributions(1, None, None, Some(100)).contributions {
        assert_eq!(entry, suite.contribution(1, entry.contribution_id));
    }
}

#[rstest]
fn filtered_pages_go_on_where_the_last_ended(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = of_every_status(runtime);
    let page = |status, after, limit| {
        let page = suite.contributions(1, status, after, Some(limit));
        (ids(&page), page.next)
    };
    let rejected = || Some(StatusFilter::Rejected {});
    assert_eq!(page(rejected(), None, 2), (vec![4, 5], Some(5)));
    // nothing tells whether more will be found, but that there is more to look at
    assert_eq!(page(rejected(), Some(5), 2), (vec![6], None));
    assert_eq!(page(rejected(), None, 3), (vec![4, 5, 6], Some(6)));
    assert_eq!(page(rejected(), Some(6), 3), (vec![], None));
    let pending = || Some(StatusFilter::Pending {});
    assert_eq!(page(pending(), Some(9), 3), (vec![10, 11, 12], None));
    assert_eq!(page(None, None, 12), ((1..=12).collect(), None));
    assert_eq!(page(None, None, 11), ((1..=11).collect(), Some(11)));
}

/// Pages look at three hundred entries at most.
#[rstest]
fn what_is_rare_among_many_is_found_page_by_page(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=700 {
        submit(&mut suite, "ann", hash(number));
    }
    let verdicts = [accepted(1, 1), accepted(450, 1), accepted(700, 1)];
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    let (mut found, mut pages, mut after) = (vec![], vec![], None);
    loop {
        let filter = Some(StatusFilter::Accepted {});
        let page = suite.contributions(1, filter, after, None);
        found.extend(ids(&page));
        pages.push(page.next);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(found, [1, 450, 700]);
    assert_eq!(pages, [Some(300), Some(600), None]);
}

#[rstest]
fn unknown_contributions_are_named(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.add_datanet("cora", 0, suite::NOBODY);
    submit(&mut suite, "ann", hash(1));
    for (datanet_id, contribution_id) in [(1, 0), (1, 2), (1, u64::MAX), (2, 1)] {
        let msg = QueryMsg::Contribution {
            datanet_id,
            contribution_id,
        };
        let expected = ContractError::ContributionNotFound {
            datanet_id,
            contribution_id,
        };
        suite.query_refused(&msg, expected);
    }
    let none = suite.contributions(2, None, None, None);
    assert_eq!((none.contributions, none.next), (vec![], None));
}
