//! The arithmetic of an exact fee split: typed units, no storage.
//!
//! A fee is cut ([`cut_fee`]), its rest runs over a route of datanets ([`cut_route`]), and what reaches a
//! datanet is cut again ([`cut_part`]) and enters the datanet's [`Pool`] in constant time, whatever the number
//! of its contributors. Each contributor has a [`Position`], which is settled against the pool's index before
//! its weight changes, and from which whole units are paid.
//!
//! | quantity | unit | scale | bound |
//! |---|---|---|---|
//! | amount | base unit of a token | 1 | 2^128 − 1 |
//! | [`Scaled`] | base unit | [`INDEX_SCALE`] = 2^112 | 2^256 − 1 |
//! | [`Pool::income`] | base unit | 2^112 | 2^255 − 1: below [`INCOME_BOUND`], 2^143 units |
//! | [`Pool::index`] | base unit for each unit of weight | 2^112 | the pool's income |
//! | [`Pool::remainder`] | base unit | 2^112 | the last fee's total weight − 1 |
//! | [`Position::paid`] | base unit | 1 | [`Position::lifetime`] |
//! | [`Weight`] | weight | 1 | [`Weight::MAX`] = 2^53 − 1 |
//! | [`Bps`] | 1/10 000 | 1 | 10 000 |
//!
//! Every cut rounds down, and falls to the contributors: what protocol, operator and curator do not get, they do;
//! what a division among contributors leaves is carried in the pool's remainder, to those who hold weight at its next
//! fee.
//!
//! For every pool, exactly, after every operation:
//!
//! ```text
//! Σ earned (settled to now) + remainder == income
//! ```
//!
//! while the positions' weights add up to the pool's total weight at each fee, and each position is settled with its
//! old weight before that changes: both are the caller's to keep. So:
//!
//! - when and how often anyone settles or claims changes nobody's total;
//! - `earned` is less than one total weight, in scaled units, away from the exact share for each run of fees between
//!   changes of weights. As long as (such changes) · (largest total weight) ≤ 2^72, which is half a million changes at the
//!   largest total there is, a position is never ahead of the exact share by more than 2^−39 of a unit ([`ROUNDING`]
//!   included), and has every whole unit of it;
//! - all positions of a pool are ahead of its income by at most 2^−40 of a unit each.
//!
//! What would break a bound is refused before anything changes: see [`SplitError`].
//!
//! ```
//! use cosmwasm_std::{Uint128, Uint256};
//! use fee_split::{Bps, Pool, Position, Weight, cut_fee, cut_part, cut_route};
//!
//! // 101 units are paid: 2 % to the protocol, 20 % to the operator, and two datanets share the rest 3 : 1.
//! let fee = cut_fee(Uint128::new(101), Bps::new(200)?, Bps::new(2_000)?)?;
//! assert_eq!((fee.protocol.u128(), fee.operator.u128(), fee.rest.u128()), (2, 20, 79));
//! let parts = cut_route(fee.rest, &[3, 1])?;
//!
//! // The first takes 59.25, of which its curator gets 5 %: 2 whole units. Two contributors share the rest 2 : 1.
//! let part = cut_part(parts[0], Bps::new(500)?)?;
//! assert_eq!(part.curator.u128(), 2);
//! let mut pool = Pool::default();
//! pool.enter(part.base, Weight::new(3)?)?;
//!
//! let mut ann = Position::default();
//! ann.settle(Weight::new(2)?, pool.index)?;
//! assert_eq!(ann.claimable()?, Uint256::from(38u128)); // ⌊57.25 · 2 / 3⌋
//! # Ok::<(), fee_split::SplitError>(())
//! ```

mod cut;
mod error;
mod pool;
mod position;
mod receipt;
mod route;
mod scaled;
mod unit;

pub use cut::{FeeCut, PartCut, cut_fee, cut_part};
pub use error::SplitError;
pub use pool::{INCOME_BOUND, Pool};
pub use position::{Position, ROUNDING};
pub use receipt::receipt_share;
pub use route::{cut_route, reduce_shares};
pub use scaled::{INDEX_SCALE, SCALE_BITS, Scaled};
pub use unit::{Bps, Weight};
