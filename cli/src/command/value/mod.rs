//! What the words' options hold, as clap reads them: each refusal says what to type instead.

mod amount;
mod hash;
mod list;
mod pair;
mod text;
mod time;

pub use amount::amount;
pub use hash::{ContentArgs, hash};
pub use list::{at_most, given, replaced};
pub use pair::{Range, acceptance, lineage, range, rejection, royalty, score, token_key};
pub use text::{address, name, query_id, required, text};
pub use time::{moment, notice, period, window};

use clap::builder::{RangedU64ValueParser, TypedValueParser};

/// A number from 1: ids, weights, limits.
pub fn from_one() -> impl TypedValueParser<Value = u64> {
    RangedU64ValueParser::<u64>::new().range(1..)
}

/// Units and counts, which have to fit JSON numbers.
pub fn count() -> impl TypedValueParser<Value = u64> {
    RangedU64ValueParser::<u64>::new().range(1..=tributary_api::MAX_COUNT)
}

/// A number of list entries from 1.
pub fn limit() -> impl TypedValueParser<Value = u32> {
    RangedU64ValueParser::<u32>::new().range(1..)
}

/// Basis points up to `max`.
pub fn bps(max: u16) -> impl TypedValueParser<Value = u16> {
    RangedU64ValueParser::<u16>::new().range(..=u64::from(max))
}
