//! Seats: weight that was counted before anybody took it, and weight that stopped earning.

use cosmwasm_std::Uint256;
use fee_split::{Position, Scaled, SplitError, Weight};
use proptest::prelude::*;

use crate::numbers::{any_amount, any_weight, big, weight};

/// Below 2^191, so that no weight lifts what was earned past 2^256.
fn any_index() -> impl Strategy<Value = Uint256> {
    (any_amount(), 0..63u32).prop_map(|(index, bits)| Uint256::from(index) << bits)
}

/// A position settled to an index, with something earned on the way.
fn settled(held: u64, index: Uint256) -> Position {
    let mut position = Position::default();
    position.settle(weight(held), index).unwrap();
    position
}

proptest! {
    #[test]
    fn a_seat_taken_late_earns_what_a_direct_one_did(
        own in any_weight(), held in any_weight(), opening in any_index(), grown in any_index(),
    ) {
        let to = opening + grown;
        // both see their own weight all the time; one holds the seat from its opening, the other takes it afterwards
        let mut direct = settled(own, opening);
        let both = weight((own + held).min(Weight::MAX));
        direct.settle(both, to)?;
        let mut late = settled(own, opening);
        late.settle(weight(own), to)?;
        late.take_seat(weight(both.get() - own), opening, to)?;
        prop_assert_eq!(late, direct);
    }

    #[test]
    fn a_closed_seat_earned_up_to_its_closing_and_not_after(
        own in any_weight(), held in any_weight(), last in any_index(), closing in any_index(),
    ) {
        let before = settled(own, last);
        let mut position = before;
        position.fold_closed(weight(held), closing)?;
        let grown = (big(closing) - big(last)).max(0.into());
        prop_assert_eq!(big(position.earned.0), big(before.earned.0) + grown * held);
        prop_assert_eq!(Position { earned: before.earned, ..position }, before);
    }
}

#[test]
fn three_of_weight_between_five_and_nine_earn_twelve() {
    let index = |index: u128| Uint256::from(index);
    let mut position = Position::default();
    position.take_seat(weight(3), index(5), index(9)).unwrap();
    assert_eq!(position.earned, Scaled(index(12)));
    assert_eq!(position.last_index, index(0));
    position.fold_closed(weight(3), index(9)).unwrap();
    assert_eq!(position.earned, Scaled(index(39)));
    assert_eq!(position.last_index, index(0));
}

#[test]
fn seats_refuse_what_cannot_be_and_change_nothing() {
    let one = Uint256::one();
    let before = settled(2, Uint256::from(7u128));
    let mut position = before;
    assert_eq!(
        position.take_seat(weight(1), one, Uint256::zero()),
        Err(SplitError::IndexFell {
            last: one,
            found: Uint256::zero(),
        })
    );
    for refused in [
        position.take_seat(weight(2), Uint256::zero(), Uint256::MAX),
        position.take_seat(weight(1), Uint256::zero(), Uint256::MAX),
        position.fold_closed(weight(2), Uint256::MAX),
        position.fold_closed(weight(1), Uint256::MAX),
    ] {
        assert!(
            matches!(refused, Err(SplitError::Overflow(_))),
            "{refused:?}"
        );
    }
    assert_eq!(position, before);
}
