//! What the demo's parties charge.

use tributary_api::{DEFAULT_ATTRIBUTION_WINDOW, NOTICE_BEYOND_WINDOW};

/// The fee token's short name.
pub const SYMBOL: &str = "DEMO";
pub const DECIMALS: u8 = 6;
/// Base units for a thousand tokens: 0.0025.
pub const UNIT_PRICE: u128 = 2_500;
pub const UNIT: &str = "thousand tokens";

pub const PROTOCOL_FEE_BPS: u16 = 200;
pub const OPERATOR_FEE_BPS: u16 = 2_000;
pub const CURATOR_FEE_BPS: u16 = 500;

/// What of promptsource's income runs on to tldr-pages, as if it had been derived from it.
pub const ROYALTY_BPS: u16 = 1_000;
/// What of promptsource's income is shared by influence.
pub const INFLUENCE_BPS: u16 = 2_000;
/// Seconds in which a pot can be attributed.
pub const ATTRIBUTION_WINDOW: u64 = DEFAULT_ATTRIBUTION_WINDOW;
/// The shortest notice that goes with the window, in seconds.
pub const NOTICE_SECONDS: u64 = ATTRIBUTION_WINDOW + NOTICE_BEYOND_WINDOW;

/// How many take turns at paying.
pub const PAYERS: u8 = 8;

/// How many pay from prepaid accounts, unless told otherwise.
pub const AGENTS: u16 = 400;
/// One of as many agents has its deposit from a sponsor.
pub const SPONSORED_EACH: usize = 10;
/// Of as many agents, one of each kind of trouble.
pub const AGENTS_ROUND: usize = 100;
/// What agents' budgets are for: an hour, as the shipped trace is long,
pub const PERIOD_SECONDS: u64 = 3_600;
/// or less.
pub const SHORT_PERIOD_SECONDS: u64 = 600;
