//! Large families at random: lineages and routes agree with their definition.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use rstest::rstest;
use suite::{
    NewModel,
    Runtime::{self, Native, Wasm},
    Suite, lineage,
};

use super::family::{Family, Member, one};
use super::{derive, derived, plain, shares};

/// Numbers that look random, and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % bound
    }
}

/// Up to four parents among the newest datanets, whose royalties may sum to anything that is allowed.
fn choose_parents(numbers: &mut Numbers, newest: u64) -> Vec<(u64, u16)> {
    let mut left = 5_000;
    let mut chosen = vec![];
    for back in 0..newest.min(6) {
        if chosen.len() == 4 || left == 0 || numbers.below(3) == 0 {
            continue;
        }
        let royalty = match numbers.below(3) {
            0 => 1 + numbers.below(left.min(9)),
            1 => 1 + numbers.below(left),
            _ => left.min(1_000 + numbers.below(1_000)),
        };
        left -= royalty;
        chosen.push((newest - back, royalty.try_into().unwrap()));
    }
    chosen
}

/// Registers many generations; what is refused (too many ancestors, or a share of nothing) is left out.
fn grow(suite: &mut Suite, family: &mut Family, numbers: &mut Numbers, tries: u32) {
    for _ in 0..tries {
        let newest = family.0.len() as u64;
        let from = choose_parents(numbers, newest);
        let new = derived(suite, &from);
        if suite.register_datanet("cora", new).is_err() {
            // roots keep the family going
            if numbers.below(2) == 0 {
                continue;
            }
            derive(suite, &[]);
            family.0.insert(newest + 1, member(vec![]));
        } else {
            family.0.insert(newest + 1, member(from));
        }
    }
}

fn member(parents: Vec<(u64, u16)>) -> Member {
    Member {
        parents,
        has_weight: true,
        ..Member::default()
    }
}

#[rstest]
fn lineages_agree_with_their_definition(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let mut family = Family::default();
    grow(&mut suite, &mut family, &mut Numbers(7), 150);
    let mut deepest = 0;
    for datanet_id in family.0.keys() {
        let found: Vec<_> = shares(&suite, *datanet_id)
            .into_iter()
            .map(|(id, share)| (id, BigInt::from(share)))
            .collect();
        let expected: Vec<_> = family.flatten(*datanet_id).into_iter().collect();
        assert_eq!(found, expected, "datanet {datanet_id}");
        deepest = deepest.max(found.len());

        // and none is further from its exact share than a few 10^−18
        let exact = family.exact(*datanet_id);
        for (ancestor, share) in found {
            let off = &exact[&ancestor] - BigRational::new(share, one());
            assert!(off.abs() < BigRational::new(16.into(), one()), "{off}");
        }
    }
    assert!(family.0.len() > 80, "{}", family.0.len());
    assert_eq!(deepest, 16);
}

#[rstest]
fn routes_agree_with_their_definition(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let mut family = Family::default();
    let mut numbers = Numbers(11);
    grow(&mut suite, &mut family, &mut numbers, 60);
    let most = family.0.len() as u64;
    let mut compared = 0;
    for _ in 0..40 {
        let mut rests_on = std::collections::BTreeMap::new();
        for _ in 0..=numbers.below(5) {
            let weight = [1, 2, 1_000, (1 << 32) - 1][numbers.below(4) as usize];
            rests_on.insert(1 + numbers.below(most), weight);
        }
        let rests_on: Vec<(u64, u64)> = rests_on.into_iter().collect();
        let new = NewModel {
            lineage: lineage(&rests_on),
            ..NewModel::default()
        };
        let expected = family.route(&rests_on);
        let Ok(result) = suite.register_model("olga", new) else {
            assert!(expected.len() > 32);
            continue;
        };
        compared += 1;
        let model_id = suite::attribute(&result, "", "model_id").parse().unwrap();
        let found = suite.model(model_id).route;
        assert_eq!(found.len(), expected.len());
        // the same up to a common factor
        let sum: BigInt = found
            .iter()
            .map(|entry| BigInt::from(entry.parts.u128()))
            .sum();
        let whole: BigInt = expected.values().sum();
        for (entry, (datanet_id, share)) in found.iter().zip(&expected) {
            assert_eq!(entry.datanet_id, *datanet_id);
            assert_eq!(BigInt::from(entry.parts.u128()) * &whole, share * &sum);
        }
    }
    assert!(compared > 20, "{compared}");
    assert!(family.0.values().any(|member| member.parents.len() == 4));
}
