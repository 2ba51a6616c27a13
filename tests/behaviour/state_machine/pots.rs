//! Pots: which ones a step means, and what becomes of its message.

use cosmwasm_std::Addr;
use cw_ownable::Expiration;
use tributary_api::{
    ExecuteMsg, InfluenceScore, MAX_POTS, MAX_SCORES, MAX_TOTAL_SCORE, PAUSE_COOLDOWN_SECONDS,
};

use super::changes::choose;
use super::model::{Model, Verdict};
use super::step::{Member, PotSlip, Pots, Sender};
use super::verdict::{distinct, require};
use crate::oracle::{PotId, Scores};

impl Model {
    /// (model, datanet, records)
    fn draw_pots(&self, pots: &Pots, apt: impl Fn(&PotId) -> bool) -> (u64, u64, Vec<u64>) {
        let oracle = &self.oracle;
        let all = oracle.waiting_pots();
        let apt: Vec<PotId> = all.iter().copied().filter(apt).collect();
        let unknown = PotId {
            model_id: oracle.models.len() as u64 + 1,
            record_id: 1,
            datanet_id: 3,
        };
        let first = choose(&pots.first, &apt, &all, unknown);
        let after = apt.iter().filter(|pot| {
            (pot.model_id, pot.datanet_id) == (first.model_id, first.datanet_id) && **pot > first
        });
        let mut records = vec![first.record_id];
        records.extend(after.take(pots.more).map(|pot| pot.record_id));
        let known = oracle.models.get(&first.model_id);
        let newest = known.map_or(0, |model| model.records);
        match &pots.slip {
            PotSlip::Right => {}
            PotSlip::Twice => records.push(first.record_id),
            PotSlip::Missing => records.push(newest + 1),
            PotSlip::Shared => {
                let shared = oracle.records.iter().rev().find(|record| {
                    let place = record.pot_place(first.datanet_id);
                    record.model_id == first.model_id
                        && place.is_some()
                        && !record.waits(first.datanet_id)
                });
                records = shared.map_or(records, |record| vec![record.record_id]);
            }
            PotSlip::Another(index) => records.push(index.index(newest as usize + 1) as u64),
        }
        // in whatever order
        records.reverse();
        (first.model_id, first.datanet_id, records)
    }

    /// Now, by some attestor if it was one by then.
    pub fn may_be_attributed(&self, pot: &PotId) -> bool {
        let datanet = &self.oracle.datanets[&pot.datanet_id];
        let in_time = self.oracle.now < self.oracle.deadline(*pot);
        in_time && !datanet.attestors.is_empty() && datanet.total() > 0
    }

    pub fn draw_attribute(
        &self,
        sender: &Sender,
        pots: &Pots,
        scores: &[(Member, u64)],
        unattributed: Option<u64>,
    ) -> (Addr, ExecuteMsg) {
        let oracle = &self.oracle;
        let may = |pot: &PotId| self.may_be_attributed(pot);
        let (model_id, datanet_id, record_ids) = self.draw_pots(pots, may);
        let datanet = oracle.datanets.get(&datanet_id);
        // one of them, whether or not it was one by then
        let attestors: Vec<&Addr> = datanet.iter().flat_map(|it| it.attestors.keys()).collect();
        let turn = (pots.more + scores.len()) % attestors.len().max(1);
        let attestor = attestors.get(turn).copied();
        let members: Vec<&Addr> = datanet.iter().flat_map(|one| &one.members).collect();
        let address = |member: &Member| self.member(member, &members);
        let mut scores: Vec<InfluenceScore> = scores
            .iter()
            .map(|(member, score)| InfluenceScore {
                address: address(member).to_string(),
                score: *score,
            })
            .collect();
        if scores.len() < 4 {
            // longer lists may name somebody twice
            scores.sort_by(|one, other| other.address.cmp(&one.address));
            scores.dedup_by(|one, other| one.address == other.address);
        }
        let msg = ExecuteMsg::Attribute {
            model_id,
            datanet_id,
            record_ids,
            scores,
            unattributed,
        };
        (self.sender(sender, attestor), msg)
    }

    pub fn draw_release(&self, pots: &Pots) -> ExecuteMsg {
        let oracle = &self.oracle;
        let over = |pot: &PotId| oracle.now >= oracle.deadline(*pot);
        let (model_id, datanet_id, record_ids) = self.draw_pots(pots, over);
        ExecuteMsg::Release {
            model_id,
            datanet_id,
            record_ids,
        }
    }

    /// When something begins or ends, from now on, in its order.
    pub fn moments(&self) -> Vec<u64> {
        let oracle = &self.oracle;
        let mut moments = vec![self.pause_ends, self.pause_ends + PAUSE_COOLDOWN_SECONDS];
        for waiting in oracle.datanets.values().flat_map(|one| &one.waiting) {
            moments.extend([waiting.matures_at, waiting.lapses_at()]);
        }
        let pots = oracle.waiting_pots();
        moments.extend(pots.iter().map(|pot| oracle.deadline(*pot)));
        moments.extend(self.moments_of_allowances());
        if let Some(Expiration::AtTime(time)) = self.transfer_ends {
            moments.push(time.seconds());
        }
        moments.retain(|moment| *moment > oracle.now);
        moments.sort_unstable();
        moments.dedup();
        moments
    }

    /// The pots of a list, if each of them waits.
    fn waiting(
        &self,
        model_id: u64,
        datanet_id: u64,
        records: &[u64],
    ) -> Result<Vec<PotId>, &'static str> {
        let datanet = self.oracle.datanets.get(&datanet_id);
        let datanet = datanet.ok_or("unknown datanet")?;
        require(datanet.influence_bps > 0, "no influence lane")?;
        require((1..=MAX_POTS).contains(&records.len()), "no records")?;
        distinct(records)?;
        require(self.oracle.models.contains_key(&model_id), "unknown model")?;
        for record_id in records {
            let record = self.oracle.find(model_id, *record_id);
            let record = record.ok_or("unknown record")?;
            require(record.pot_place(datanet_id).is_some(), "no pot")?;
            require(record.waits(datanet_id), "shared already")?;
        }
        require(datanet.total() > 0, "no weight")?;
        let pot = |record_id: &u64| PotId {
            model_id,
            record_id: *record_id,
            datanet_id,
        };
        Ok(records.iter().map(pot).collect())
    }

    pub fn attribute(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::Attribute {
            model_id,
            datanet_id,
            record_ids,
            scores,
            unattributed,
        } = msg
        else {
            unreachable!("another message");
        };
        let pots = self.waiting(*model_id, *datanet_id, record_ids)?;
        let datanet = &self.oracle.datanets[datanet_id];
        let since = datanet.attestors.get(sender).ok_or("not an attestor")?;
        for pot in &pots {
            let recorded_at = self.oracle.find(*model_id, pot.record_id).unwrap().time;
            require(recorded_at >= *since, "before it was an attestor")?;
            require(self.oracle.now < self.oracle.deadline(*pot), "too late")?;
        }
        require((1..=MAX_SCORES).contains(&scores.len()), "no scores")?;
        distinct(scores.iter().map(|entry| &entry.address))?;
        let entry = |entry: &InfluenceScore| (Addr::unchecked(&entry.address), entry.score);
        let given = Scores {
            attestor: sender.clone(),
            scores: scores.iter().map(entry).collect(),
            unattributed: unattributed.unwrap_or(0),
        };
        require(
            given.scores.values().all(|score| *score > 0),
            "a score of 0",
        )?;
        let member = |address: &Addr| datanet.members.contains(address);
        require(given.scores.keys().all(member), "a stranger")?;
        let sum: u128 = given.scores.values().map(|score| u128::from(*score)).sum();
        let sum = sum + u128::from(given.unattributed);
        require(sum <= MAX_TOTAL_SCORE.into(), "too large a sum of scores")?;
        self.oracle.attribute(&pots, &given);
        Ok(())
    }

    /// Anyone may.
    pub fn release(&mut self, model_id: u64, datanet_id: u64, records: &[u64]) -> Verdict {
        let pots = self.waiting(model_id, datanet_id, records)?;
        let over = |pot: &PotId| self.oracle.now >= self.oracle.deadline(*pot);
        require(pots.iter().all(over), "too early")?;
        self.oracle.release(&pots);
        Ok(())
    }
}
