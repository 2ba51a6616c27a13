//! Who holds or held weight where, and what it earned.

use super::number::big;
use super::{PAGE, State};
use crate::audit::difference::Check;
use crate::audit::line::{Place, SCALE_BITS};
use crate::audit::source::{Source, each, pages};
use anyhow::Result;
use num_bigint::BigInt;
use tributary_api::{ContributorResponse, MembershipsResponse, QueryMsg, SeatSource};

/// 2^72: see `fee-split`, what a claim adds before it rounds down.
const ROUNDING_BITS: u32 = 72;

impl State {
    /// Those who have left a datanet are in no list of its contributors; but whoever is known can be asked.
    pub fn ask_members(&mut self, source: &dyn Source) -> Result<()> {
        let list = |address: &String, start_after| QueryMsg::Memberships {
            address: address.clone(),
            start_after,
            limit: PAGE,
        };
        let people = self.people.iter();
        let first = people.map(|one| (one.clone(), list(one, None))).collect();
        let found = pages(
            source,
            "asking for memberships",
            first,
            |address, page: &MembershipsResponse| {
                let full = page.memberships.len() >= usize::try_from(PAGE?).ok()?;
                let last = page.memberships.last().filter(|_| full);
                last.map(|last| list(address, Some(last.datanet_id)))
            },
        )?;
        for (address, page) in found {
            let ids = page.memberships.into_iter().map(|one| one.datanet_id);
            self.members.extend(ids.map(|id| (id, address.clone())));
        }
        Ok(())
    }

    pub fn ask_contributors(&mut self, source: &dyn Source) -> Result<()> {
        let members = self.members.iter();
        let questions = members.map(|(datanet_id, address)| {
            let question = QueryMsg::Contributor {
                datanet_id: *datanet_id,
                address: address.clone(),
            };
            ((*datanet_id, address.clone()), question)
        });
        let questions = questions.collect();
        let found = each::<_, ContributorResponse>(source, "asking for contributors", questions)?;
        for ((id, address), contributor) in found {
            self.enter_contributor(id, &address, contributor);
        }
        Ok(())
    }

    fn enter_contributor(&mut self, id: u64, address: &str, found: ContributorResponse) {
        let place = || Place::Member(id, address.to_owned());
        let weight = BigInt::from(found.weight);
        let listed = self.listed.get(&(id, address.to_owned()));
        let listed = listed.cloned().unwrap_or_default();
        self.same(
            Check::Weights,
            (place(), "", "weight"),
            [
                ("the contributor says", &weight),
                ("the list of contributors says", &listed),
            ],
        );
        let mut seats = BigInt::ZERO;
        for seat in found.seats {
            let weight = BigInt::from(seat.weight);
            seats += &weight;
            match seat.source {
                SeatSource::Direct {} => self.lines.add(place(), "", "direct_weight", weight),
                SeatSource::Roll { roll_id } => {
                    let place = Place::Seat(id, roll_id, address.to_owned());
                    self.lines.add(place, "", "roll_seat", weight);
                }
            }
        }
        self.same(
            Check::Weights,
            (place(), "", "weight"),
            [
                ("the contributor says", &weight),
                ("its seats come to", &seats),
            ],
        );
        for position in found.positions {
            self.counts.positions = self.counts.positions.saturating_add(1);
            let token = position.token.as_str();
            let (earned, claimed) = (big(position.earned_scaled), big(position.claimed));
            let claimable = big(position.claimable);
            let rounding = BigInt::from(1) << ROUNDING_BITS;
            let due = ((&earned + rounding) >> SCALE_BITS) - &claimed;
            self.same(
                Check::Claimable,
                (place(), token, "claimable"),
                [
                    ("the contributor says", &claimable),
                    ("earned less claimed is", &due),
                ],
            );
            let sums = self
                .as_contributor
                .entry((address.to_owned(), token.to_owned()));
            let [all_claimable, all_claimed] = sums.or_default();
            *all_claimable += claimable;
            *all_claimed += &claimed;
            self.lines.add(place(), token, "earned_scaled", earned);
            self.lines.add(place(), token, "claimed", claimed);
        }
    }
}
