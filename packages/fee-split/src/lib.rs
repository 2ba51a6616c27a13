//! The arithmetic of an exact fee split: typed units, no storage.
//!
//! A fee is cut ([`cut_fee`]), and its rest runs over a route of datanets ([`cut_route`]), which was made once:
//! [`merge_lineages`] of what [`flatten_lineage`] gave. What reaches a datanet is cut again ([`cut_part`]) and enters the
//! datanet's [`Pool`] in constant time, whatever the number of its contributors. A pot waits in the pool until it is
//! shared by scores ([`cut_pot`]) or joins the rest. Each contributor has a [`Position`], which is settled against the
//! pool's index before its weight changes, and from which whole units are paid.
//!
//! | quantity | unit | scale | bound |
//! |---|---|---|---|
//! | amount, pot | base unit of a token | 1 | 2^128 − 1 |
//! | [`Scaled`] | base unit | [`INDEX_SCALE`] = 2^112 | 2^256 − 1 |
//! | [`Pool::income`] | base unit | 2^112 | 2^255 − 1: below [`INCOME_BOUND`], 2^143 units |
//! | [`Pool::index`] | base unit for each unit of weight | 2^112 | the pool's income |
//! | [`Pool::remainder`] | base unit | 2^112 | the last total weight that the index was raised over − 1 |
//! | [`Pool::waiting`] | base unit | 1 | the pool's income |
//! | [`Position::paid`] | base unit | 1 | [`Position::lifetime`] |
//! | [`Weight`] | weight | 1 | [`Weight::MAX`] = 2^53 − 1 |
//! | score | influence | 1 | 2^53 − 1 in all |
//! | [`Bps`] | 1/10 000 | 1 | 10 000 |
//! | [`LineageShare::share`] | part of a datanet's income | [`LINEAGE_ONE`] = 10^18 | 10^18 |
//! | share of a route | part of the sum of all | 1 | 2^128 − 1 in all |
//!
//! Every cut rounds down, and falls to the contributors: what protocol, operator and curator do not get, they do;
//! what a pot's credits leave joins the rest; what a division among contributors leaves is carried in the pool's
//! remainder, to those who hold weight at its next fee. What the ancestors in a lineage lose is the datanet's own.
//!
//! For every pool, exactly, after every operation:
//!
//! ```text
//! Σ earned (settled to now) + remainder + waiting · 2^112 == income
//! ```
//!
//! while the positions' weights add up to the pool's total weight at each fee and each shared pot, each position is
//! settled with its old weight before that changes, and a pot is held once, shared once, and credited as it was cut: all
//! are the caller's to keep. So:
//!
//! - when and how often anyone settles or claims changes nobody's total;
//! - `earned` is less than one total weight, in scaled units, away from the exact share for each run of fees between
//!   changes of weights, and one scaled unit for each credit from a pot. As long as (such changes) · (largest total
//!   weight) + (credits) ≤ 2^72, which is half a million changes at the largest total there is, a position is never
//!   ahead of the exact share by more than 2^−39 of a unit ([`ROUNDING`] included), and has every whole unit of it;
//! - all positions of a pool are ahead of its income by at most 2^−40 of a unit each.
//!
//! What would break a bound is refused before anything changes: see [`SplitError`].
//!
//! ```
//! use cosmwasm_std::{Uint128, Uint256};
//! use fee_split::{Bps, Pool, Position, Weight, cut_fee, cut_part, cut_pot, cut_route};
//!
//! // 101 units are paid: 2 % to the protocol, 20 % to the operator, and two datanets share the rest 3 : 1.
//! let fee = cut_fee(Uint128::new(101), Bps::new(200)?, Bps::new(2_000)?)?;
//! assert_eq!((fee.protocol.u128(), fee.operator.u128(), fee.rest.u128()), (2, 20, 79));
//! let parts = cut_route(fee.rest, &[3, 1])?;
//!
//! // The first takes 59.25, of which its curator gets 5 %, and influence shares 20 % of what is left, in whole units.
//! let part = cut_part(parts[0], Bps::new(500)?, Bps::new(2_000)?)?;
//! assert_eq!((part.curator.u128(), part.pot.u128()), (2, 11));
//!
//! // Two contributors share the rest, 46.25, 2 : 1. The pot waits.
//! let (mut pool, mut ann, total) = (Pool::default(), Position::default(), Weight::new(3)?);
//! pool.enter(part.base, total)?;
//! pool.hold(part.pot)?;
//! ann.settle(Weight::new(2)?, pool.index)?;
//! assert_eq!(ann.claimable()?, Uint256::from(30u128)); // ⌊46.25 · 2 / 3⌋
//!
//! // Three quarters of the influence were Ann's, and a quarter nobody's: that joins the rest.
//! let shared = cut_pot(part.pot, &[3], 4)?;
//! pool.share_pot(part.pot, shared.rest, total)?;
//! ann.credit(shared.credits[0])?;
//! ann.settle(Weight::new(2)?, pool.index)?;
//! assert_eq!(ann.claimable()?, Uint256::from(40u128)); // ⌊8.25 + 49 · 2 / 3⌋
//! # Ok::<(), fee_split::SplitError>(())
//! ```

mod cut;
mod error;
mod lineage;
mod pool;
mod position;
mod pot;
mod receipt;
mod route;
mod scaled;
mod unit;

pub use cut::{FeeCut, PartCut, cut_fee, cut_part};
pub use error::SplitError;
pub use lineage::{LINEAGE_ONE, LineageShare, flatten_lineage, merge_lineages};
pub use pool::{INCOME_BOUND, Pool};
pub use position::{Position, ROUNDING, seat_earnings};
pub use pot::{PotCut, cut_pot};
pub use receipt::{proportion, receipt_share};
pub use route::{cut_route, reduce_shares};
pub use scaled::{INDEX_SCALE, SCALE_BITS, Scaled};
pub use unit::{Bps, Weight};
