//! Datanets, models, weights and contributions.

use suite::{DatanetUpdate, ModelUpdate, accepted, rejected};
use tributary_api::{ExecuteMsg, UnitPriceUpdate};

use super::*;

fn named(suite: &Suite, names: &[&str]) -> Option<Vec<String>> {
    let names = names.iter();
    Some(names.map(|name| suite.addr(name).into()).collect())
}

pub fn register(diary: &mut Diary) {
    let suite = &diary.suite;
    let plain = NewDatanet {
        curator_fee_bps: Some(500),
        contributors: Some(contributor_weights(suite, &[("ann", 2), ("bob", 1)])),
        ..NewDatanet::default()
    };
    let with_lane = NewDatanet {
        curator_fee_bps: Some(700),
        influence_bps: Some(4_000),
        attestors: named(suite, &["tess", "tom"]),
        attribution_window: Some(HOUR),
        notice_seconds: Some(DAY + HOUR),
        parents: Some(parents(&[(PLAIN, 1_500)])),
        contributors: Some(contributor_weights(suite, &[("ann", 3), ("dan", 4)])),
        ..NewDatanet::default()
    };
    let open = NewModel {
        operator_fee_bps: 2_000,
        lineage: lineage(&[(PLAIN, 2), (LANE, 5)]),
        ..NewModel::default()
    };
    let priced = NewModel {
        operator_fee_bps: 333,
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: 37u128.into(),
            unit: "query".to_owned(),
        }),
        lineage: lineage(&[(LANE, 1)]),
        gateways: named(suite, &["gate", "gail"]),
        ..NewModel::default()
    };
    let successor = NewModel {
        lineage: lineage(&[(PLAIN, 1)]),
        succeeds: Some(OPEN),
        ..NewModel::default()
    };
    diary.execute("cora", plain);
    diary.execute("carl", with_lane);
    diary.execute("olga", open);
    diary.execute("otto", priced);
    diary.execute("olga", successor);
    let update = DatanetUpdate {
        curator_fee_bps: Some(600),
        notice_seconds: Some(NOTICE),
        ..DatanetUpdate::default()
    };
    diary.execute("carl", update.of(LANE));
    let update = ModelUpdate {
        gateways: named(&diary.suite, &["gate", "gwen"]),
        unit_price: Some(UnitPriceUpdate::Set {
            token: diary.suite.token(0).into(),
            amount: 41u128.into(),
            unit: "query".to_owned(),
        }),
        ..ModelUpdate::default()
    };
    diary.execute("otto", update.of(PRICED));
    let update = |unit_price| ModelUpdate {
        unit_price: Some(unit_price),
        operator_fee_bps: Some(1_900),
        ..ModelUpdate::default()
    };
    let set = UnitPriceUpdate::Set {
        token: diary.suite.token(1).into(),
        amount: 5u128.into(),
        unit: "page".to_owned(),
    };
    diary.execute("olga", update(set).of(OPEN));
    diary.execute("olga", update(UnitPriceUpdate::None {}).of(OPEN));
}

/// Up, down, away and back, with fees between; the same by notice, one of it cancelled and one impossible.
pub fn weigh(diary: &mut Diary) {
    for weights in [[("ann", 7), ("eve", 9)], [("ann", 1), ("eve", 0)]] {
        diary.act(|s| s.set_weights("cora", PLAIN, &weights));
        diary.pay(0, OPEN, 10_007);
    }
    diary.execute("bob", ExecuteMsg::LeaveDatanet { datanet_id: PLAIN });
    diary.pay(1, OPEN, 999);
    diary.act(|s| s.set_weights("cora", PLAIN, &[("bob", 3), ("eve", 2)]));
    diary.pay(0, OPEN, 1_234_567);

    diary.act(|s| s.set_weights("carl", LANE, &[("eve", 6), ("ann", 1)]));
    diary.act(|s| s.set_weights("carl", LANE, &[("ann", 1_000)]));
    diary.act(|s| s.set_weights("carl", LANE, &[("eve", (1 << 53) - 1)]));
    let attestors = named(&diary.suite, &["tess", "tara"]);
    let update = DatanetUpdate {
        attestors,
        ..DatanetUpdate::default()
    };
    diary.execute("carl", update.of(LANE));
    diary.act(|s| s.cancel_change("carl", LANE, 2));
    diary.pay(0, PRICED, 41);
    mature(diary);
    diary.execute("dan", ExecuteMsg::LeaveDatanet { datanet_id: LANE });
    diary.pay(1, OPEN, 77_777);
    diary.act(|s| s.set_weights("carl", LANE, &[("dan", 5)]));
    mature(diary);
}

/// Applies what waits with its notice.
pub fn mature(diary: &mut Diary) {
    diary.suite.advance_time(NOTICE);
    diary.act(|s| s.apply_changes("sam", LANE));
    diary.pay(0, OPEN, 4_321);
}

pub fn review(diary: &mut Diary) {
    for (name, hash) in [("fay", 1), ("fay", 2), ("gus", 3)] {
        for datanet_id in [PLAIN, LANE] {
            diary.act(|s| s.submit_contribution(name, datanet_id, [hash; 32]));
        }
    }
    let verdicts = [accepted(1, 5), accepted(2, 3), rejected(3, "a copy")];
    diary.act(|s| s.review_contributions("cora", PLAIN, &verdicts));
    diary.pay(0, OPEN, 8_888);
    // what was accepted can be cut again
    diary.act(|s| s.set_weights("cora", PLAIN, &[("fay", 6)]));
    diary.pay(1, OPEN, 31);
    diary.act(|s| s.review_contributions("carl", LANE, &[accepted(1, 9)]));
    let waiting = diary.suite.scheduled_changes(LANE, None, None);
    let change_id = waiting[0].change_id;
    diary.act(|s| s.cancel_change("carl", LANE, change_id));
    let verdicts = [accepted(1, 4), accepted(3, 8), rejected(2, "too late")];
    diary.act(|s| s.review_contributions("carl", LANE, &verdicts));
    mature(diary);
}
