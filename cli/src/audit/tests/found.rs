//! Balances and people that are not what they should be.

use super::planted::Truth;
use super::story;
use tributary_api::QueryMsg;

#[test]
fn a_balance_one_short_or_one_over_is_found() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let token = suite.token(0);
    for (more, off_by) in [(-1, "off by -1"), (1, "off by 1")] {
        let mut planted = truth.planted();
        planted.more = more;
        let found = planted.found();
        let by_token = format!("Events: contract, token {token}: balance:");
        let line = found.iter().find(|line| line.starts_with(&by_token));
        assert!(line.unwrap().ends_with(off_by), "{found:?}");
        let owed = format!("Owed: contract, token {token}: balance_scaled:");
        assert!(found.iter().any(|line| line.starts_with(&owed)));
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

#[test]
fn somebody_who_is_left_out_of_the_list_is_missed() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let gus = suite.addr("gus").to_string();
    let mut planted = truth.planted();
    planted.change = Box::new(move |question, answer| {
        if matches!(question, QueryMsg::Contributors { .. }) {
            let list = answer["contributors"].as_array_mut().unwrap();
            list.retain(|one| one["address"] != gus.as_str());
        }
    });
    let found = planted.found();
    let start = format!("Weights: datanet 2, {}: weight:", suite.addr("gus"));
    assert!(found.iter().any(|line| line.starts_with(&start)));
}

#[test]
fn an_unreadable_answer_is_an_error() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut planted = truth.planted();
    planted.change = Box::new(|question, answer| {
        if matches!(question, QueryMsg::Account { .. }) {
            *answer = "gone".into();
        }
    });
    let error = crate::audit::audit(&planted, true).err().unwrap();
    assert!(format!("{error:#}").starts_with("reading the answer to Account"));
}
