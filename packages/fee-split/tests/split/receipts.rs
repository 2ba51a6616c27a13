//! What one weight got of one base amount.

use cosmwasm_std::{Decimal256, DivideByZeroError, Uint128};
use fee_split::{Pool, Position, SplitError, proportion, receipt_share};
use num_bigint::BigInt;
use num_traits::Signed;
use proptest::prelude::*;

use crate::numbers::{any_amount, any_scaled, any_weight, any_weights, big, pow2, weight};

/// 10^18, one in a `Decimal256`.
fn one() -> BigInt {
    BigInt::from(1_000_000_000_000_000_000u64)
}

proptest! {
    #[test]
    fn a_receipt_is_the_exact_share_rounded_down(base in any_scaled(), weights in any_weights()) {
        let total: u64 = weights.iter().sum();
        for held in weights {
            let share = receipt_share(base, weight(held), weight(total))?;
            let exact = big(base.0) * held * one() / (pow2(112) * total);
            prop_assert_eq!(big(share.atomics()), exact);
        }
    }

    #[test]
    fn the_receipts_of_all_come_within_a_last_digit_each_of_the_base(
        base in any_scaled(), weights in any_weights(),
    ) {
        let total = weight(weights.iter().sum());
        let mut sum = BigInt::ZERO;
        for held in &weights {
            sum += big(receipt_share(base, weight(*held), total)?.atomics());
        }
        let missing = big(base.0) * one() - sum * pow2(112);
        prop_assert!(!missing.is_negative());
        prop_assert!(missing < pow2(112) * weights.len());
    }

    #[test]
    fn more_weight_never_gets_a_smaller_receipt(
        base in any_scaled(), one in any_weight(), other in any_weight(), total in any_weight(),
    ) {
        let total = weight(total.max(one).max(other).max(1));
        let less = receipt_share(base, weight(one.min(other)), total)?;
        let more = receipt_share(base, weight(one.max(other)), total)?;
        prop_assert!(less <= more);
    }

    #[test]
    fn a_receipt_agrees_with_what_the_pool_gave(base in any_scaled(), weights in any_weights()) {
        let total: u64 = weights.iter().sum();
        let mut pool = Pool::default();
        pool.enter(base, weight(total))?;
        for held in weights {
            let mut position = Position::default();
            position.settle(weight(held), pool.index)?;
            let share = big(receipt_share(base, weight(held), weight(total))?.atomics());
            // apart by less than the receipt's last digit and the scaled units that the pool carries
            let apart = (big(position.earned.0) * one() - share * pow2(112)).abs();
            prop_assert!(apart < pow2(112) + one() * total);
        }
    }

    #[test]
    fn a_part_of_a_payment_has_its_exact_part_rounded_down(
        amount in any_amount(), one in any_amount(), other in any_amount(),
    ) {
        let (part, whole) = (one.min(other), one.max(other).max(1));
        let amount = Decimal256::from_atomics(amount, 18)?;
        let has = proportion(amount, part.into(), whole.into())?;
        prop_assert_eq!(big(has.atomics()), big(amount.atomics()) * part / whole);
    }
}

#[test]
fn a_third_of_ten_ends_at_the_last_digit_and_no_payment_has_no_parts() {
    let ten = Decimal256::percent(1_000);
    let third = proportion(ten, Uint128::new(2), Uint128::new(6)).unwrap();
    assert_eq!(third.to_string(), "3.333333333333333333");
    assert_eq!(
        proportion(ten, Uint128::zero(), Uint128::zero()),
        Err(SplitError::DivideByZero(DivideByZeroError::new()))
    );
}
