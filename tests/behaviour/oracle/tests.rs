//! The oracle itself, on numbers that were worked out by hand.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::{Change, Charge, Limits, NewRoll, Oracle, PotId, Role, Scores, Terms};

#[test]
fn indivisible_units_are_shared_in_fractions() {
    let [ann, bob, token] = ["ann", "bob", "token"].map(Addr::unchecked);
    let mut oracle = Oracle::new(200, ann.clone());
    let datanet_id = oracle.register_datanet(&ann, 500, &[(ann.clone(), 2), (bob.clone(), 1)]);
    let other_id = oracle.register_datanet(&ann, 0, &[(ann.clone(), 1)]);
    let model_id = oracle.register_model(&bob, 2_000, &[(datanet_id, 3), (other_id, 1)]);
    oracle.record(model_id, &bob, "q", &token, 101).unwrap();

    // 2 to the protocol, 20 to the operator; 59.25 of 79 to the first datanet, of which 2 to its curator
    assert_eq!(oracle.credited(Role::Protocol, &ann, &token), 2.into());
    assert_eq!(oracle.credited(Role::Operator, &bob, &token), 20.into());
    assert_eq!(oracle.credited(Role::Curator, &ann, &token), 2.into());
    let quarters = |n: i32, d: i32| BigRational::new(n.into(), d.into());
    assert_eq!(
        oracle.share(datanet_id, &ann, &token),
        quarters(229 * 2, 12)
    );
    assert_eq!(oracle.share(other_id, &ann, &token), quarters(79, 4));
    assert!(oracle.share(other_id, &bob, &token).is_zero());
}

#[test]
fn lineages_are_flattened_and_merged() {
    let ann = Addr::unchecked("ann");
    let mut oracle = Oracle::new(0, ann.clone());
    let mut derive = |parents: &[(u64, u16)]| {
        let terms = Terms {
            parents: parents.to_vec(),
            ..Terms::default()
        };
        oracle.register_datanet_with(&ann, terms).map(|id| {
            let lineage = &oracle.datanets[&id].lineage;
            lineage.values().map(|share| share.to_string()).collect()
        })
    };
    let shares = |shares: &[&str]| -> Result<Vec<String>, _> {
        Ok(shares.iter().map(|share| share.to_string()).collect())
    };
    assert_eq!(derive(&[]), shares(&["1000000000000000000"]));
    let child = ["333300000000000000", "666700000000000000"];
    assert_eq!(derive(&[(1, 3_333)]), shares(&child));
    // 0.3 of 0.3333 and 0.1 directly; 0.3 of 0.6667
    let grandchild = [
        "199990000000000000",
        "200010000000000000",
        "600000000000000000",
    ];
    assert_eq!(derive(&[(2, 3_000), (1, 1_000)]), shares(&grandchild));
    let route = oracle.route(&BTreeMap::from([(2, 1), (3, 2)]));
    let parts = |atomics: u64| BigInt::from(atomics) * 10_000_000_000_000u64;
    assert_eq!(
        route.into_values().collect::<Vec<_>>(),
        [73_328, 106_672, 120_000].map(parts)
    );
}

#[test]
fn pots_are_shared_by_influence_and_the_rest_by_weight() {
    let [ann, bob, cat, token] = ["ann", "bob", "cat", "token"].map(Addr::unchecked);
    let mut oracle = Oracle::new(0, ann.clone());
    let terms = Terms {
        influence_bps: 5_000,
        window: 3_600,
        attestors: vec![ann.clone()],
        ..Terms::default()
    };
    let datanet_id = oracle.register_datanet_with(&ann, terms).unwrap();
    let weights = [(ann.clone(), 1), (bob.clone(), 3), (cat.clone(), 5)];
    oracle.set_weights(datanet_id, &weights);
    let model_id = oracle.register_model(&ann, 0, &[(datanet_id, 1)]);
    oracle.record(model_id, &ann, "a", &token, 20).unwrap();
    oracle.record(model_id, &ann, "b", &token, 9).unwrap();
    assert_eq!(oracle.waiting(datanet_id, &token), 14.into());
    oracle.set_weights(datanet_id, &[(cat.clone(), 0)]);

    // 10 and 4; of the first 2 to ann, 4 to bob, while 3 of somebody who left and 1 of nobody go to all
    let pots = [1, 2].map(|record_id| PotId {
        model_id,
        record_id,
        datanet_id,
    });
    let scores = Scores {
        attestor: ann.clone(),
        scores: [(ann.clone(), 2), (bob.clone(), 4), (cat.clone(), 3)].into(),
        unattributed: 1,
    };
    oracle.attribute(&pots[..1], &scores);
    oracle.release(&pots[1..]);
    assert_eq!(oracle.waiting(datanet_id, &token), 0.into());
    let ninths = |n: i32| BigRational::new(n.into(), 9.into());
    // 15 by weight of 9 before, 4 and 4 of 4 after it
    let share = |who: &Addr| oracle.share(datanet_id, who, &token);
    assert_eq!(share(&ann), ninths(15 + 9 * (2 + 1 + 1)));
    assert_eq!(share(&bob), ninths(3 * 15 + 9 * (4 + 3 + 3)));
    assert_eq!(share(&cat), ninths(5 * 15));
}

#[test]
fn changes_wait_for_the_notice_and_lapse_a_day_later() {
    let [ann, bob] = ["ann", "bob"].map(Addr::unchecked);
    let mut oracle = Oracle::new(0, ann.clone());
    let terms = Terms {
        notice_seconds: 100,
        ..Terms::default()
    };
    let datanet_id = oracle.register_datanet_with(&ann, terms).unwrap();
    let datanet = oracle.datanet_mut(datanet_id);
    datanet.submit(&bob, &[1], 5);
    let set = |weight| Change::SetWeights(vec![(bob.clone(), weight)]);
    datanet.change(set(4), 10).unwrap();
    datanet.change(Change::Accept([(1, 3)].into()), 11).unwrap();
    datanet.change(set((1 << 53) - 3), 12).unwrap();
    datanet.change(set(9), 13).unwrap();
    assert!(datanet.is_reserved(&[1]) && !datanet.is_accepted(&[1]));
    assert_eq!(datanet.apply(109, 4), []);
    assert_eq!(datanet.apply(111, 4), [(1, true), (2, true)]);
    assert_eq!(
        (datanet.weight(&bob), datanet.accepted_weight(&bob)),
        (7, 3)
    );
    // a cut of the weight; by then the third change has lapsed, and the last one has not
    datanet.set_weights(&[(bob.clone(), 2)]);
    assert_eq!(datanet.accepted_weight(&bob), 2);
    assert_eq!(datanet.apply(112 + 86_400, 4), [(3, false), (4, true)]);
    assert_eq!((datanet.weight(&bob), datanet.version), (9, 4));
}

#[test]
fn charges_count_in_the_period_of_their_time_and_in_those_that_follow_at_once() {
    let [ann, token] = ["ann", "token"].map(Addr::unchecked);
    let mut oracle = Oracle::new(0, ann.clone());
    oracle.deposit(&ann, &token, 1_000);
    let limits = |period_seconds| Limits {
        per_charge_max: 100,
        budget: 100,
        period_seconds,
        expires_at: None,
    };
    let charge = |amount: u128| Charge {
        payer: ann.clone(),
        query_id: "q".into(),
        amount,
        units: 1,
        digest: None,
    };
    let spent = |oracle: &Oracle, now: u64| -> (u64, BigInt) {
        let allowance = oracle.allowance(&ann, 1, &token).unwrap();
        (allowance.period_began(now), allowance.spent(now))
    };

    oracle.now = 1_000;
    oracle.set_allowance(&ann, 1, &token, limits(Some(60)));
    for (now, amount) in [(1_000, 1), (1_059, 2), (1_060, 4), (1_190, 8)] {
        oracle.now = now;
        oracle.charge(1, &token, &charge(amount));
    }
    assert_eq!(oracle.prepaid(&ann, &token), 985);
    assert_eq!(spent(&oracle, 1_190), (1_180, 8.into()));
    assert_eq!(spent(&oracle, 1_239), (1_180, 8.into()));
    assert_eq!(spent(&oracle, 1_240), (1_240, 0.into()));

    // set again in the period that has 8, twice: they count until the new one's end
    oracle.now = 1_200;
    oracle.set_allowance(&ann, 1, &token, limits(Some(100)));
    oracle.allowance_mut(&ann, 1, &token).revoked = true;
    oracle.set_allowance(&ann, 1, &token, limits(Some(100)));
    oracle.now = 1_299;
    oracle.charge(1, &token, &charge(16));
    assert_eq!(spent(&oracle, 1_299), (1_200, 24.into()));
    assert_eq!(spent(&oracle, 1_300), (1_300, 0.into()));
    // without a period all that counted then counts for ever, and nothing else
    oracle.now = 1_299;
    oracle.set_allowance(&ann, 1, &token, limits(None));
    assert_eq!(spent(&oracle, 9_999), (1_299, 24.into()));
    // a period after that lets go of it
    oracle.now = 10_000;
    oracle.set_allowance(&ann, 1, &token, limits(Some(60)));
    assert_eq!(spent(&oracle, 10_059), (10_000, 24.into()));
    assert_eq!(spent(&oracle, 10_060), (10_060, 0.into()));
}

#[test]
fn rolls_earn_while_they_are_open_whenever_leaves_are_taken() {
    let [ann, bob, token] = ["ann", "bob", "token"].map(Addr::unchecked);
    let mut oracle = Oracle::new(0, ann.clone());
    let datanet_id = oracle.register_datanet(&ann, 0, &[(ann.clone(), 1)]);
    let model_id = oracle.register_model(&ann, 0, &[(datanet_id, 1)]);
    let new = |total_weight, closes| NewRoll {
        root: vec![],
        total_weight,
        leaf_count: 2,
        uri: String::new(),
        closes,
    };
    let pay = |oracle: &mut Oracle| oracle.record(model_id, &ann, "", &token, 10).unwrap();
    let publish = |oracle: &mut Oracle, new| {
        let datanet = oracle.datanet_mut(datanet_id);
        datanet.change(Change::PublishRoll(new), 7)
    };
    pay(&mut oracle);
    publish(&mut oracle, new(4, None)).unwrap();
    pay(&mut oracle);
    oracle.enrol(datanet_id, 1, 1, &bob, 3);
    publish(&mut oracle, new(9, Some(1))).unwrap();
    pay(&mut oracle);
    assert!(publish(&mut oracle, new(1, Some(1))).is_err());
    assert!(publish(&mut oracle, new(1 << 53, Some(2))).is_err());

    // of 5 all to ann, then 2 of 10 for each, then 1
    let share = |oracle: &Oracle, who: &Addr| oracle.share(datanet_id, who, &token);
    let units = |n: i32| BigRational::from_integer(n.into());
    assert_eq!(share(&oracle, &ann), units(10 + 2 + 1));
    assert_eq!(share(&oracle, &bob), units(6));
    let untaken = oracle.datanets[&datanet_id].untaken_share(&token);
    assert_eq!(untaken, units(2 + 9));
    oracle.enrol(datanet_id, 1, 0, &bob, 1);
    oracle.enrol(datanet_id, 2, 0, &bob, 5);
    assert_eq!(share(&oracle, &bob), units(8 + 5));
    // and so it has been in every receipt
    let weights = |place: usize| oracle.records[place].weights[0].weight(&bob);
    assert_eq!([0, 1, 2].map(weights), [0, 4, 5]);
    assert_eq!(oracle.datanets[&datanet_id].weight(&bob), 5);
}
