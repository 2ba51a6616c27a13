//! Datanets, their pools, rolls and lists of contributors.

use super::number::big;
use super::{PAGE, State};
use crate::audit::difference::Check;
use crate::audit::line::Place;
use crate::audit::source::{Source, each, pages};
use anyhow::Result;
use num_bigint::BigInt;
use tributary_api::{
    ContributorsResponse, DatanetsResponse, PoolResponse, QueryMsg, RollResponse, RollsResponse,
};

impl State {
    pub fn ask_datanets(&mut self, source: &dyn Source) -> Result<()> {
        let list = |start_after| QueryMsg::Datanets {
            start_after,
            limit: PAGE,
        };
        let found = pages(
            source,
            "asking for datanets",
            vec![((), list(None))],
            |(), page: &DatanetsResponse| {
                let last = page.datanets.last();
                last.map(|last| list(Some(last.datanet_id)))
            },
        )?;
        for (_, page) in found {
            for datanet in page.datanets {
                let id = datanet.datanet_id;
                let curator = datanet.curator.into_string();
                let total = datanet.total_weight.into();
                let place = || Place::Datanet(id);
                self.lines.add(place(), "", "total_weight", total);
                let version = datanet.weights_version.into();
                self.lines.add(place(), "", "weights_version", version);
                let place = Place::Member(id, curator.clone());
                self.lines.add(place, "", "curator", 1.into());
                self.people.insert(curator.clone());
                self.curators.insert(id, curator);
            }
        }
        self.counts.datanets = self.curators.len();
        self.ask_pools(source)?;
        self.ask_rolls(source)?;
        self.ask_lists(source)
    }

    fn ask_pools(&mut self, source: &dyn Source) -> Result<()> {
        let mut questions = vec![];
        for datanet_id in self.curators.keys().copied() {
            for token in self.tokens.iter().cloned() {
                let question = QueryMsg::Pool {
                    datanet_id,
                    token: token.clone(),
                };
                questions.push(((datanet_id, token), question));
            }
        }
        let found = each::<_, PoolResponse>(source, "asking for pools", questions)?;
        for ((id, token), pool) in found {
            let place = || Place::Datanet(id);
            let total = self.lines.get(place(), "", "total_weight");
            self.same(
                Check::Weights,
                (place(), &token, "total_weight"),
                [
                    ("the pool says", &pool.total_weight.into()),
                    ("the datanet says", &total),
                ],
            );
            let whole = big(pool.income_scaled) >> crate::audit::line::SCALE_BITS;
            self.same(
                Check::Conservation,
                (place(), &token, "income"),
                [
                    ("it is", &big(pool.income)),
                    ("income_scaled comes to", &whole),
                ],
            );
            for (name, amount) in [
                ("index_scaled", pool.index_scaled),
                ("remainder_scaled", pool.remainder_scaled),
                ("income_scaled", pool.income_scaled),
                ("waiting_pots", pool.waiting_pots),
                ("curator_income", pool.curator_income),
            ] {
                self.lines.add(place(), &token, name, big(amount));
            }
        }
        Ok(())
    }

    fn ask_rolls(&mut self, source: &dyn Source) -> Result<()> {
        let list = |datanet_id, start_after| QueryMsg::Rolls {
            datanet_id,
            start_after,
            limit: PAGE,
        };
        let ids = self.curators.keys().copied();
        let first = ids.map(|id| (id, list(id, None))).collect();
        let found = pages(
            source,
            "asking for rolls",
            first,
            |id, page: &RollsResponse| {
                let full = page.rolls.len() >= usize::try_from(PAGE?).ok()?;
                let last = page.rolls.last().filter(|_| full);
                last.map(|last| list(*id, Some(last.roll_id)))
            },
        )?;
        for roll in found.into_iter().flat_map(|(_, page)| page.rolls) {
            self.enter_roll(roll);
        }
        Ok(())
    }

    fn enter_roll(&mut self, roll: RollResponse) {
        self.counts.rolls = self.counts.rolls.saturating_add(1);
        let id = roll.datanet_id;
        let place = || Place::Roll(id, roll.roll_id);
        let closed = u64::from(roll.closed_at.is_some());
        for (name, amount) in [
            ("roll_weight", roll.total_weight),
            ("enrolled_weight", roll.enrolled_weight),
            ("enrolled_leaves", roll.enrolled_leaves),
            ("closed", closed),
        ] {
            self.lines.add(place(), "", name, amount.into());
        }
        for pool in roll.pools {
            let token = pool.token.into_string();
            let until = big(pool.until_scaled);
            let now = self.lines.get(Place::Datanet(id), &token, "index_scaled");
            if closed == 0 {
                let sides = [("the roll says", &until), ("the pool's index is", &now)];
                let line = (place(), token.as_str(), "until_scaled");
                self.same(Check::Conservation, line, sides);
            }
            let opened = big(pool.opened_scaled);
            self.lines.add(place(), &token, "opened_scaled", opened);
            self.lines.add(place(), &token, "until_scaled", until);
        }
    }

    fn ask_lists(&mut self, source: &dyn Source) -> Result<()> {
        let list = |datanet_id, start_after| QueryMsg::Contributors {
            datanet_id,
            start_after,
            limit: PAGE,
        };
        let ids = self.curators.keys().copied();
        let first = ids.map(|id| (id, list(id, None))).collect();
        let found = pages(
            source,
            "asking who contributes",
            first,
            |id, page: &ContributorsResponse| {
                let next = page.next.clone();
                next.map(|next| list(*id, Some(next.into_string())))
            },
        )?;
        for (id, page) in found {
            for listed in page.contributors {
                self.people.insert(listed.address.clone());
                self.members.insert((id, listed.address.clone()));
                let weight = BigInt::from(listed.weight);
                *self.listed.entry((id, listed.address)).or_default() += weight;
            }
        }
        Ok(())
    }
}
