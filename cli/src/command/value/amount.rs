//! Amounts of a token.

use crate::amount::grouped;
use cosmwasm_std::Uint128;

/// Base units from 1: digits, perhaps with `_` between them.
///
/// # Errors
/// What was expected.
pub fn amount(text: &str) -> Result<Uint128, String> {
    let digits = text.replace('_', "");
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(whole_units(text));
    }
    match digits.parse::<u128>() {
        Ok(0) => Err("expected base units from 1".to_owned()),
        Ok(units) => Ok(units.into()),
        Err(_too_large) => Err(format!(
            "expected at most {} base units",
            grouped(u128::MAX)
        )),
    }
}

fn whole_units(text: &str) -> String {
    let (example, units) = six_decimals(text)
        .map(|units| (text, units))
        .unwrap_or(("1.5", "1500000".to_owned()));
    format!(
        "amounts are whole numbers of the token's base units: where it has 6 decimals, type {units} for {example}"
    )
}

/// The base units of a decimal, in a token of 6 decimals.
fn six_decimals(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_empty() || fraction.len() > 6 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let units: u128 = format!("{whole}{fraction:0<6}").parse().ok()?;
    (units > 0).then(|| units.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_units_are_whole() {
        assert_eq!(amount("7500"), Ok(Uint128::new(7500)));
        assert_eq!(amount("1_500_000"), Ok(Uint128::new(1_500_000)));
        assert_eq!(amount(&u128::MAX.to_string()), Ok(Uint128::MAX));
    }

    #[test]
    fn a_decimal_is_refused_with_what_to_type() {
        for (text, part) in [
            ("1.5", "type 1500000 for 1.5"),
            ("0.25", "type 250000 for 0.25"),
            (".1", "type 100000 for .1"),
            ("0.1234567", "type 1500000 for 1.5"),
            ("1,000", "type 1500000 for 1.5"),
            ("", "whole numbers"),
            ("_1", "whole numbers"),
            ("-1", "whole numbers"),
            ("5uatom", "whole numbers"),
            ("0", "from 1"),
            ("0.0", "type 1500000 for 1.5"),
            ("0.123456", "type 123456 for 0.123456"),
            ("340282366920938463463374607431768211456", "at most 340,282"),
        ] {
            let refused = amount(text).err().unwrap_or_default();
            assert!(refused.contains(part), "{text}: {refused}");
        }
    }
}
