//! What the demo's parties charge.

/// The fee token's short name.
pub const SYMBOL: &str = "DEMO";
pub const DECIMALS: u8 = 6;
/// Base units for a thousand tokens: 0.0025.
pub const UNIT_PRICE: u128 = 2_500;
pub const UNIT: &str = "thousand tokens";

pub const PROTOCOL_FEE_BPS: u16 = 200;
pub const OPERATOR_FEE_BPS: u16 = 2_000;
pub const CURATOR_FEE_BPS: u16 = 500;

/// How many take turns at paying.
pub const PAYERS: u8 = 8;
