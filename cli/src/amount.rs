//! Amounts as people read them.

use cosmwasm_std::Uint256;

/// A number with its thousands apart: `1,234,567`.
pub fn grouped(number: impl ToString) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (place, digit) in (1..=digits.len()).rev().zip(digits.chars()) {
        text.push(digit);
        if place > 1 && place.checked_rem(3) == Some(1) {
            text.push(',');
        }
    }
    text
}

/// Base units of a token with `decimals` decimals: `1,234.567890`.
pub fn tokens(amount: impl Into<Uint256>, decimals: usize) -> String {
    let width = decimals.saturating_add(1);
    let digits = format!("{:0>width$}", amount.into().to_string());
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(decimals));
    match fraction {
        "" => grouped(whole),
        _ => format!("{}.{fraction}", grouped(whole)),
    }
}

/// Basis points as a percentage: `2.5 %`.
pub fn percent(bps: u16) -> String {
    let text = tokens(u128::from(bps), 2);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn tokens_keep_all_their_decimals() {
        assert_eq!(tokens(1_234_567_890_u128, 6), "1,234.567890");
        assert_eq!(tokens(42_u128, 6), "0.000042");
        assert_eq!(tokens(0_u128, 6), "0.000000");
        assert_eq!(tokens(1_000_u128, 0), "1,000");
    }

    #[test]
    fn basis_points_are_percentages() {
        assert_eq!(percent(2_000), "20 %");
        assert_eq!(percent(250), "2.5 %");
        assert_eq!(percent(5), "0.05 %");
        assert_eq!(percent(0), "0 %");
    }
}
