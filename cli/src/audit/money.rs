//! What is owed, beside what is held and what the events say came and went.

use super::book::Moved;
use super::difference::{Check, Difference};
use super::line::{Line, Place, scaled};
use num_bigint::BigInt;

/// One token's sums.
pub struct Money<'m> {
    pub token: &'m str,
    /// Scaled.
    pub owed: &'m BigInt,
    /// Units.
    pub balance: &'m BigInt,
}

impl Money<'_> {
    fn differ(
        &self,
        check: Check,
        name: &'static str,
        sides: [(&'static str, &BigInt); 2],
    ) -> Option<Difference> {
        let [(_, first), (_, second)] = sides;
        (first != second).then(|| {
            let line = Line {
                place: Place::Contract,
                token: self.token.to_owned(),
                name,
            };
            Difference::new(check, &line, sides)
        })
    }

    /// `balance == owed + surplus`; what came and went is what was recorded.
    pub fn with_events(&self, moved: &Moved) -> Vec<Difference> {
        let due = self.owed + scaled(&moved.surplus);
        let held = scaled(self.balance);
        let came = &moved.sent + &moved.surplus - &moved.out;
        let paid_in = &moved.fees + &moved.deposits;
        let paid_out = &moved.claims + &moved.withdrawals;
        let token = "the token's events say";
        let found = [
            self.differ(
                Check::Owed,
                "balance_scaled",
                [("the token says", &held), ("owed and surplus are", &due)],
            ),
            self.differ(
                Check::Events,
                "balance",
                [("the token says", self.balance), (token, &came)],
            ),
            self.differ(
                Check::Events,
                "paid_in",
                [(token, &moved.sent), ("fees and deposits are", &paid_in)],
            ),
            self.differ(
                Check::Events,
                "paid_out",
                [
                    (token, &moved.out),
                    ("claims and withdrawals are", &paid_out),
                ],
            ),
        ];
        found.into_iter().flatten().collect()
    }

    /// Less than is owed to those who are known is too little, whoever else there is.
    pub fn without_events(&self) -> Vec<Difference> {
        let held = scaled(self.balance);
        if held >= *self.owed {
            return vec![];
        }
        let sides = [("the token says", &held), ("owed is at least", self.owed)];
        let found = self.differ(Check::Owed, "balance_scaled", sides);
        found.into_iter().collect()
    }
}
