use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    Claim,
    Runtime::{self, Native, Wasm},
    events,
};
use tributary_api::ExecuteMsg;

use super::*;
use crate::ledger::assert_agreed;

/// The names of all messages, from their type.
fn messages() -> BTreeSet<String> {
    let schema = cosmwasm_schema::schema_for!(ExecuteMsg);
    let schema = serde_json::to_value(schema).unwrap();
    let name = |one: &serde_json::Value| match one["required"][0].as_str() {
        Some(name) => name.to_owned(),
        None => panic!("not a message: {one}"),
    };
    schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(name)
        .collect()
}

#[test]
fn history_has_every_message_and_every_event() {
    let happened = tell(Native).happened();
    let done: BTreeSet<_> = happened.iter().map(|(action, _)| action.as_str()).collect();
    let mut messages = messages();
    assert!(messages.len() >= 30, "{messages:?}");
    // the token's hook brings either of two
    assert!(messages.remove("receive"));
    messages.extend(["record_query", "deposit", "instantiate"].map(str::to_owned));
    let missing: Vec<_> = messages
        .iter()
        .filter(|name| !done.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "no {missing:?}");

    let known = include_str!("../../../golden/events.txt").lines();
    let known: BTreeSet<_> = known
        .filter_map(|line| line.strip_prefix("  wasm-"))
        .collect();
    let seen: BTreeSet<_> = happened.iter().map(|(_, ty)| ty.as_str()).collect();
    let missing: Vec<_> = known.difference(&seen).collect();
    assert!(known.len() > 50 && missing.is_empty(), "no {missing:?}");

    // at once, by notice, and in another's place
    for (action, ty) in [
        ("set_weights", "weight_changed"),
        ("apply_changes", "weight_changed"),
        ("review_contributions", "contribution_reviewed"),
        ("apply_changes", "contribution_reviewed"),
        ("apply_changes", "attestor_added"),
        ("publish_roll", "roll_published"),
        ("publish_roll", "roll_closed"),
        ("close_roll", "roll_closed"),
        ("apply_changes", "roll_published"),
        ("apply_changes", "roll_closed"),
        ("claim", "datanet_paid"),
        ("claim", "credit_paid"),
        ("record_queries", "fee_split"),
    ] {
        let pair = (action.to_owned(), ty.to_owned());
        assert!(happened.contains(&pair), "no {ty} by {action}");
    }
}

#[track_caller]
fn assert_whole(diary: &mut Diary) {
    let book = diary.book();
    let shown = assert_agreed(&diary.suite, &book, &[diary.suite.addr("hal")]);
    for token in &shown.tokens {
        shown.assert_held(&book, token, &diary.surplus(token));
    }
}

/// Page by page, one datanet on each, by somebody else.
fn claim_all(diary: &mut Diary, who: &Addr) {
    let mut start_after = None;
    loop {
        let claim = Claim {
            address: Some(who.to_string()),
            start_after,
            limit: Some(1),
            ..Claim::default()
        };
        let done = diary.execute("sam", claim);
        let mut pages = events(&done, "claimed").into_iter();
        match pages.find_map(|mut page| page.remove("next")) {
            Some(next) => start_after = Some(next.parse().unwrap()),
            None => break,
        }
    }
}

/// Everybody claims: all that the book says is due is paid, and not a unit more.
fn pay_out(diary: &mut Diary) {
    let book = diary.book();
    let people = book.people().into_iter().map(Addr::unchecked);
    let people: Vec<_> = people.collect();
    assert!(people.len() > 15, "{people:?}");
    let tokens = [0, 1, 2].map(|token| diary.suite.token(token));
    let mut paid = BTreeMap::new();
    for who in &people {
        let payout = Addr::unchecked(book.payouts.of(who.as_str()));
        let held = |diary: &Diary| {
            let held = tokens
                .each_ref()
                .map(|token| diary.suite.balance(token, &payout));
            held.map(BigInt::from)
        };
        let before = held(diary);
        claim_all(diary, who);
        let [a, b, c] = held(diary);
        let [x, y, z] = before;
        paid.insert(who.clone(), [a - x, b - y, c - z]);
    }
    let due = people.iter().map(|who| {
        let due = tokens
            .each_ref()
            .map(|token| book.claimable(who.as_str(), token.as_str()));
        (who.clone(), due)
    });
    assert_eq!(paid, BTreeMap::from_iter(due));
    for ([who, token], balance) in &book.accounts.prepaid {
        if *balance > BigInt::ZERO {
            let [who, token] = [who, token].map(Addr::unchecked);
            let had = diary.suite.balance(&token, &who);
            let withdraw = ExecuteMsg::Withdraw {
                token: token.to_string(),
                amount: None,
            };
            diary.act(|s| s.execute(&who, withdraw));
            let came = diary.suite.balance(&token, &who) - had;
            assert_eq!(BigInt::from(came), *balance);
        }
    }
    let book = diary.book();
    for who in &people {
        for token in &tokens {
            let left = book.claimable(who.as_str(), token.as_str());
            assert_eq!(left, BigInt::ZERO, "{who} in {token}");
        }
    }
}

#[rstest]
fn events_alone_rebuild_what_every_message_moved(#[values(Native, Wasm)] runtime: Runtime) {
    let mut diary = tell(runtime);
    assert_whole(&mut diary);
    pay_out(&mut diary);
    assert_whole(&mut diary);

    // of what nobody had taken, the book knew all the time what it would bring
    let hal = diary.suite.addr("hal");
    let (before, rolls) = (diary.book(), [(1, 1), (2, 2), (3, 3)]);
    for (roll_id, scale) in rolls {
        let tree = super::seats::tree(&diary.suite, scale);
        let risen = &before.rolls.0[&[PLAIN.to_string(), roll_id.to_string()]].risen;
        let token = diary.suite.token(0).to_string();
        let had = earned(&diary.book(), &hal, &token);
        diary.act(|s| s.enrol(PLAIN, roll_id, &tree, 2));
        let came = earned(&diary.book(), &hal, &token) - had;
        assert_eq!(came, &risen[&token] * (7 * scale));
        assert!(came > BigInt::ZERO);
    }
    assert_whole(&mut diary);
    pay_out(&mut diary);
    assert_whole(&mut diary);
}

fn earned(book: &crate::ledger::Book, who: &Addr, token: &str) -> BigInt {
    let key = [PLAIN.to_string(), who.to_string(), token.to_owned()];
    crate::ledger::entry::of(&book.earned, key)
}
