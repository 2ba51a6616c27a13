//! What one weight got of one base amount.

use fee_split::{Pool, Position, receipt_share};
use num_bigint::BigInt;
use num_traits::Signed;
use proptest::prelude::*;

use crate::numbers::{any_scaled, any_weight, any_weights, big, pow2, weight};

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
}
