//! `nominate_operator` and `accept_operatorship`.

use rstest::rstest;
use suite::{
    ModelUpdate,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

fn suite_with_model(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 1_000, &[(datanet, 1)]);
    suite
}

fn not_nominee(suite: &Suite, expected: Option<&str>, found: &str) -> ContractError {
    ContractError::NotNominee {
        subject: "model",
        id: 1,
        expected: expected.map(|name| suite.addr(name)),
        found: suite.addr(found),
    }
}

fn ids(models: Vec<tributary_api::ModelResponse>) -> Vec<u64> {
    models.into_iter().map(|model| model.model_id).collect()
}

#[rstest]
fn nominee_becomes_operator_by_accepting(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    let model = suite.model(1);
    assert_eq!(
        (model.operator, model.nominee),
        (suite.addr("olga"), Some(suite.addr("otto")))
    );
    suite.accept_operatorship("otto", 1).unwrap();
    let model = suite.model(1);
    assert_eq!((model.operator, model.nominee), (suite.addr("otto"), None));

    let expected = ContractError::NotOperator {
        model_id: 1,
        expected: suite.addr("otto"),
        found: suite.addr("olga"),
    };
    let rest = || ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    };
    suite.refused(|s| s.update_model("olga", 1, rest()), expected);
    suite.update_model("otto", 1, rest()).unwrap();
}

#[rstest]
fn only_the_newest_nominee_may_accept_and_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    let expected = not_nominee(&suite, None, "otto");
    suite.refused(|s| s.accept_operatorship("otto", 1), expected);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    suite.nominate_operator("olga", 1, Some("eve")).unwrap();
    let expected = not_nominee(&suite, Some("eve"), "otto");
    suite.refused(|s| s.accept_operatorship("otto", 1), expected);
    suite.accept_operatorship("eve", 1).unwrap();
    let expected = not_nominee(&suite, None, "eve");
    suite.refused(|s| s.accept_operatorship("eve", 1), expected);
}

#[rstest]
fn nomination_can_be_withdrawn(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    suite.nominate_operator("olga", 1, None).unwrap();
    assert_eq!(suite.model(1).nominee, None);
    let expected = not_nominee(&suite, None, "otto");
    suite.refused(|s| s.accept_operatorship("otto", 1), expected);
}

#[rstest]
fn nominee_of_now_cannot_be_nominated_again(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    let same = |suite: &mut Suite, nominee: Option<&str>| {
        let expected = ContractError::NothingToChange {};
        suite.refused(|s| s.nominate_operator("olga", 1, nominee), expected);
    };
    same(&mut suite, None);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    same(&mut suite, Some("otto"));
}

#[rstest]
fn each_operator_keeps_the_fees_of_its_time(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    suite.pay("payer", 1, 1_000);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    suite.pay("payer", 1, 2_000);
    suite.accept_operatorship("otto", 1).unwrap();
    suite.pay("payer", 1, 4_000);
    suite.assert_invariants();
    for (name, expected) in [("olga", 300), ("otto", 400)] {
        suite.claim(name).unwrap();
        assert_eq!(suite.balance(suite.token(0), name), expected, "{name}");
    }
    suite.assert_invariants();
}

#[rstest]
fn models_are_found_under_their_operator_of_now(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    assert_eq!(ids(suite.models_by_operator("olga", None, None)), [1, 2]);
    suite.accept_operatorship("otto", 1).unwrap();
    assert_eq!(ids(suite.models_by_operator("olga", None, None)), [2]);
    assert_eq!(ids(suite.models_by_operator("otto", None, None)), [1]);
    suite.nominate_operator("otto", 1, Some("otto")).unwrap();
    suite.accept_operatorship("otto", 1).unwrap();
    assert_eq!(ids(suite.models_by_operator("otto", None, None)), [1]);
}

#[rstest]
fn unknown_model_has_no_operator(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_model(runtime);
    for model_id in [0, 2, u64::MAX] {
        let unknown = || ContractError::ModelNotFound { model_id };
        suite.refused(
            |s| s.nominate_operator("olga", model_id, Some("otto")),
            unknown(),
        );
        suite.refused(|s| s.accept_operatorship("otto", model_id), unknown());
        suite.refused(
            |s| s.update_model("olga", model_id, ModelUpdate::default()),
            unknown(),
        );
    }
}
