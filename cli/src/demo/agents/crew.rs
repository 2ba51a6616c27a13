//! The agents, what each will ask for, and what its owner gives it for that.

use super::super::plan::{Plan, fee};
use super::super::terms;
use super::purse::Limits;
use anyhow::Result;
use cosmwasm_std::{Addr, Uint128};
use embedded_chain::Bech32Api;

/// The agents of a run and who deposits for some of them.
pub struct Crew {
    pub sponsor: Addr,
    pub agents: Vec<Agent>,
}

pub struct Agent {
    pub address: Addr,
    pub habit: Habit,
    /// Whether the sponsor deposits for it.
    pub sponsored: bool,
    pub deposit: Uint128,
    pub limits: Limits,
    /// The place of the request in the middle of its own: just before it is charged, habits show.
    pub middle: usize,
}

/// How an agent or its owner behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    Regular,
    /// Takes all its money back just before a batch.
    Withdraws,
    /// Revokes its allowance just before a batch.
    Revokes,
    /// Has a budget for a short period that meets no more than its largest request.
    Overspends,
    /// Is allowed half of what its largest request costs.
    Exceeds,
}

impl Habit {
    /// Four of each hundred agents are no regular ones.
    fn of(place: usize) -> Self {
        match place.checked_rem(terms::AGENTS_ROUND) {
            Some(1) => Self::Withdraws,
            Some(2) => Self::Revokes,
            Some(3) => Self::Overspends,
            Some(4) => Self::Exceeds,
            _ => Self::Regular,
        }
    }
}

impl Crew {
    /// At most as many as there are requests; none for a count of none. They take turns at asking.
    ///
    /// # Errors
    /// When what they ask for is no amount of a token.
    pub fn new(plan: &Plan, count: usize, api: &Bech32Api) -> Result<Option<Self>> {
        let count = count.min(plan.requests.len());
        if count == 0 {
            return Ok(None);
        }
        let agents = (0..count).map(|place| agent(plan, place, count, api));
        Ok(Some(Self {
            sponsor: api.account("sponsor"),
            agents: agents.collect::<Result<_>>()?,
        }))
    }

    /// What each needs to have for the deposits.
    ///
    /// # Errors
    /// When it is no amount of a token.
    pub fn funds(&self) -> Result<Vec<(Addr, Uint128)>> {
        let mut sponsor = Uint128::zero();
        let mut funds = vec![];
        for agent in &self.agents {
            match agent.sponsored {
                true => sponsor = sponsor.checked_add(agent.deposit)?,
                false => funds.push((agent.address.clone(), agent.deposit)),
            }
        }
        funds.push((self.sponsor.clone(), sponsor));
        Ok(funds)
    }

    pub fn addresses(&self) -> Vec<Addr> {
        self.agents
            .iter()
            .map(|agent| agent.address.clone())
            .collect()
    }
}

fn agent(plan: &Plan, place: usize, count: usize, api: &Bech32Api) -> Result<Agent> {
    let (mut asks, mut sum, mut largest) = (0_usize, Uint128::zero(), Uint128::zero());
    for request in plan.requests.iter().skip(place).step_by(count.max(1)) {
        let fee = fee(request)?;
        asks = asks.saturating_add(1);
        sum = sum.checked_add(fee)?;
        largest = largest.max(fee);
    }
    let number = place.saturating_add(1);
    let habit = Habit::of(place);
    let half = largest.checked_div(Uint128::new(2))?;
    Ok(Agent {
        address: api.account(&format!("agent {number}")),
        habit,
        sponsored: place.checked_rem(terms::SPONSORED_EACH) == Some(0),
        // a quarter more than it will need
        deposit: sum.checked_add(sum.checked_div(Uint128::new(4))?)?,
        limits: Limits {
            per_charge_max: match habit {
                Habit::Exceeds => half.max(terms::UNIT_PRICE.into()),
                _ => largest,
            },
            budget: match habit {
                Habit::Overspends => largest,
                _ => sum,
            },
            period_seconds: match habit {
                Habit::Overspends => terms::SHORT_PERIOD_SECONDS,
                _ => terms::PERIOD_SECONDS,
            },
        },
        middle: place.saturating_add(count.saturating_mul(asks >> 1)),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::input::Request;

    fn crew(requests: u64, count: usize) -> Option<Crew> {
        let request = |units| Request {
            units,
            seconds: None,
        };
        let plan = Plan {
            datanets: vec![],
            trace: String::new(),
            requests: (1..=requests).map(request).collect(),
        };
        Crew::new(&plan, count, &Bech32Api::default()).unwrap()
    }

    #[test]
    fn agents_are_no_more_than_requests() {
        let agents = |requests, count| crew(requests, count).map(|crew| crew.agents.len());
        assert_eq!(agents(7, 0), None);
        assert_eq!(agents(7, 3), Some(3));
        assert_eq!(agents(7, 400), Some(7));
    }

    #[test]
    fn limits_are_what_the_requests_need_and_no_more() {
        // the first asks for 1, 6 and 11 units, the fourth for 4 and 9, the fifth for 5 and 10
        let crew = crew(12, 5).unwrap();
        let units = |amount: Uint128| amount.u128() / terms::UNIT_PRICE;
        let limits: Vec<_> = crew
            .agents
            .iter()
            .map(|agent| (agent.habit, agent.limits, agent.middle))
            .map(|(habit, limits, middle)| {
                let (most, budget) = (limits.per_charge_max, limits.budget);
                (habit, units(most), units(budget), middle)
            })
            .collect();
        assert_eq!(
            limits,
            [
                (Habit::Regular, 11, 18, 5),
                (Habit::Withdraws, 12, 21, 6),
                (Habit::Revokes, 8, 11, 7),
                (Habit::Overspends, 9, 9, 8),
                (Habit::Exceeds, 5, 15, 9),
            ]
        );
        assert_eq!(crew.agents[0].deposit.u128(), 18 * 2_500 * 5 / 4);
        let sponsored: Vec<_> = crew.agents.iter().map(|agent| agent.sponsored).collect();
        assert_eq!(sponsored, [true, false, false, false, false]);
        assert_eq!(crew.funds().unwrap().len(), 4 + 1);
    }
}
