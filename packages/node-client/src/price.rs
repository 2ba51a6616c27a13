use crate::NodeError;
use cosmwasm_std::Decimal;
use std::str::FromStr;

/// What a unit of gas costs: `0.025ustake`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GasPrice {
    pub amount: Decimal,
    pub denom: String,
}

impl GasPrice {
    /// `⌈gas · amount⌉` base units of the denomination.
    pub fn fee(&self, gas: u64) -> u128 {
        let fee = self.amount.checked_mul(Decimal::from_ratio(gas, 1_u8));
        // a price so high that no account could pay it
        fee.map_or(u128::MAX, |fee| fee.to_uint_ceil().u128())
    }
}

impl FromStr for GasPrice {
    type Err = NodeError;

    fn from_str(text: &str) -> Result<Self, NodeError> {
        let error = || NodeError::GasPrice {
            text: text.to_owned(),
        };
        let at = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .ok_or_else(error)?;
        let (amount, denom) = text.split_at(at);
        let named = denom.starts_with(|c: char| c.is_ascii_alphabetic())
            && denom
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "/:._-".contains(c));
        match (amount.parse(), named) {
            (Ok(amount), true) => Ok(Self {
                amount,
                denom: denom.to_owned(),
            }),
            _ => Err(error()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fees_are_rounded_up() {
        let price: GasPrice = "0.025ustake".parse().unwrap();
        assert_eq!(price.fee(100_000), 2_500);
        assert_eq!(price.fee(100_001), 2_501);
        assert_eq!(price.fee(0), 0);
        assert_eq!("0uatom".parse::<GasPrice>().unwrap().fee(7), 0);
    }

    #[test]
    fn what_is_no_gas_price_is_refused() {
        for text in [
            "",
            "0.025",
            "ustake",
            "-1ustake",
            "1.2.3ustake",
            "1 ustake",
            "1,5ustake",
            "1ustake;",
            "1-ustake",
        ] {
            assert!(text.parse::<GasPrice>().is_err(), "{text}");
        }
    }
}
