//! What the cw20 balances tell, and whether it is what everyone is due.

use super::exact::Dues;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Serialize;

/// How the balances changed.
pub struct Books {
    /// By payer.
    pub fees_in: Vec<Uint128>,
    /// By recipient.
    pub received: Vec<Uint128>,
    pub accounts: AccountBooks,
    /// All that the contract has.
    pub balance: Uint128,
}

/// What went into accounts and out of them, but for charges.
#[derive(Clone, Copy, Default)]
pub struct AccountBooks {
    /// What the balances of agents and sponsor fell by.
    pub deposited: Uint128,
    /// What the agents' balances rose by.
    pub returned: Uint128,
    /// What the contract says is left on their accounts in the end.
    pub prepaid: Uint128,
}

impl Books {
    /// What the contract has for nobody's account.
    pub fn held(&self) -> Uint128 {
        self.balance.saturating_sub(self.accounts.prepaid)
    }

    /// Whether what was sent and deposited is what was received, returned, and is left.
    ///
    /// # Errors
    /// When it is no amount of a token.
    pub fn conserved(&self) -> Result<bool> {
        let AccountBooks {
            deposited,
            returned,
            prepaid,
        } = self.accounts;
        let paid = total(&self.fees_in)?.checked_add(deposited)?;
        let left = total(&self.received)?
            .checked_add(returned)?
            .checked_add(self.balance)?;
        Ok(paid == left && prepaid <= self.balance)
    }
}

/// Balances against shares computed apart from the contract.
#[derive(Serialize)]
pub struct Exact {
    pub recipients: usize,
    /// Those who were paid their exact shares, rounded down, to the unit.
    pub equal: usize,
    /// Whether everyone was, or got a unit by the 2^−39 of a unit that a claim may be early, and as much waits in pots
    /// as should.
    pub holds: bool,
}

impl Exact {
    /// `received`: by recipient.
    pub fn new(dues: &Dues, recipients: &[Addr], received: &[Uint128], waiting: Uint256) -> Self {
        let (mut equal, mut holds) = (0_usize, waiting == dues.waiting);
        for (address, received) in recipients.iter().zip(received) {
            let due = dues.by_address.get(address).copied().unwrap_or_default();
            let received = Uint256::from(*received);
            equal = equal.saturating_add(usize::from(received == due.exact));
            holds &= (due.exact..=due.most).contains(&received);
        }
        Self {
            recipients: recipients.len(),
            equal,
            holds,
        }
    }
}

/// How far each balance rose from `low` to `high`.
///
/// # Errors
/// When one fell.
pub fn moved(low: &[Uint128], high: &[Uint128]) -> Result<Vec<Uint128>> {
    let moved = low
        .iter()
        .zip(high)
        .map(|(low, high)| high.checked_sub(*low));
    moved
        .collect::<Result<_, _>>()
        .context("a balance moved the wrong way")
}

/// The sum.
///
/// # Errors
/// When it is no amount of a token.
pub fn total(amounts: &[Uint128]) -> Result<Uint128> {
    amounts
        .iter()
        .try_fold(Uint128::zero(), |sum, amount| Ok(sum.checked_add(*amount)?))
}

#[cfg(test)]
mod tests {
    use super::super::exact::Due;
    use super::*;
    use std::collections::HashMap;

    fn received(amount: u128) -> Exact {
        let address = Addr::unchecked("contributor");
        let due = Due {
            exact: Uint256::from(7_u128),
            most: Uint256::from(8_u128),
        };
        let dues = Dues {
            by_address: HashMap::from([(address.clone(), due)]),
            waiting: Uint256::zero(),
        };
        Exact::new(&dues, &[address], &[Uint128::new(amount)], Uint256::zero())
    }

    #[test]
    fn a_unit_too_few_or_too_many_is_noticed() {
        let verdicts = [6, 7, 8, 9]
            .map(received)
            .map(|exact| (exact.equal, exact.holds));
        assert_eq!(verdicts, [(0, false), (1, true), (0, true), (0, false)]);
    }

    #[test]
    fn prepaid_money_is_counted() {
        let amount = Uint128::new;
        let conserved = |deposited, returned, prepaid, balance| {
            let books = Books {
                fees_in: vec![amount(10), amount(20)],
                received: vec![amount(25)],
                accounts: AccountBooks {
                    deposited: amount(deposited),
                    returned: amount(returned),
                    prepaid: amount(prepaid),
                },
                balance: amount(balance),
            };
            (books.conserved().unwrap(), books.held().u128())
        };
        assert_eq!(conserved(0, 0, 0, 5), (true, 5));
        assert_eq!(conserved(7, 3, 0, 9), (true, 9));
        assert_eq!(conserved(7, 3, 4, 9), (true, 5));
        for (deposited, returned, prepaid, balance) in [
            (7, 3, 4, 8),
            (7, 3, 4, 10),
            (7, 2, 4, 9),
            (8, 3, 4, 9),
            (7, 3, 10, 9),
        ] {
            let (conserved, _) = conserved(deposited, returned, prepaid, balance);
            assert!(!conserved, "{deposited} {returned} {prepaid} {balance}");
        }
    }

    #[test]
    fn who_is_due_nothing_may_receive_nothing() {
        let stranger = [Addr::unchecked("stranger")];
        let received =
            |amount| Exact::new(&Dues::default(), &stranger, &[amount], Uint256::zero()).holds;
        assert!(received(Uint128::zero()));
        assert!(!received(Uint128::one()));
    }

    #[test]
    fn pots_wait_as_they_should() {
        let dues = Dues {
            waiting: Uint256::from(3_u128),
            ..Dues::default()
        };
        let holds = |waiting: u128| Exact::new(&dues, &[], &[], waiting.into()).holds;
        assert_eq!([2, 3, 4].map(holds), [false, true, false]);
    }

    #[test]
    fn a_balance_that_moved_the_wrong_way_is_an_error() {
        let balances = |a, b| [Uint128::new(a), Uint128::new(b)];
        assert_eq!(
            moved(&balances(1, 5), &balances(1, 7)).unwrap(),
            balances(0, 2)
        );
        assert!(moved(&balances(1, 5), &balances(2, 4)).is_err());
    }
}
