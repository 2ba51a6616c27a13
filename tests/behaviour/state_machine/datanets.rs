//! What becomes of a datanet's registration, updates and weights.

use cosmwasm_std::Addr;
use tributary_api::{
    ContributorWeight, DEFAULT_ATTRIBUTION_WINDOW, ExecuteMsg, MAX_ANCESTRY, MAX_ATTESTORS,
    MAX_ATTRIBUTION_WINDOW, MAX_CURATOR_FEE_BPS, MAX_INFLUENCE_BPS, MAX_NOTICE_SECONDS,
    MAX_PARENTS, MAX_ROYALTIES_BPS, MAX_TOTAL_WEIGHT, MAX_WAITING_CHANGES, MIN_ATTRIBUTION_WINDOW,
    NOTICE_BEYOND_WINDOW, Parent,
};

use super::model::{Credit, Model, Verdict};
use super::verdict::{distinct, require};
use crate::oracle::{Change, Terms};

fn addresses(list: &[String]) -> Vec<Addr> {
    list.iter().map(Addr::unchecked).collect()
}

fn attestors(list: &[String]) -> Result<Vec<Addr>, &'static str> {
    require(list.len() <= MAX_ATTESTORS, "too many attestors")?;
    distinct(list)?;
    Ok(addresses(list))
}

fn entries(weights: &[ContributorWeight]) -> Result<Vec<(Addr, u64)>, &'static str> {
    distinct(weights.iter().map(|entry| &entry.address))?;
    let within = |entry: &ContributorWeight| entry.weight <= MAX_TOTAL_WEIGHT;
    require(weights.iter().all(within), "too large a weight")?;
    let entry = |entry: &ContributorWeight| (Addr::unchecked(&entry.address), entry.weight);
    Ok(weights.iter().map(entry).collect())
}

impl Model {
    pub fn register_datanet(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::RegisterDatanet {
            name,
            parents,
            contributors,
            ..
        } = msg
        else {
            unreachable!("another message");
        };
        require(!self.is_paused(), "paused")?;
        let mut terms = terms(msg)?;
        terms.parents = self.parents(parents.as_deref().unwrap_or_default())?;
        let weights = entries(contributors.as_deref().unwrap_or_default())?;
        require(
            weights.iter().all(|(_, weight)| *weight > 0),
            "a weight of 0",
        )?;
        let total: u128 = weights.iter().map(|(_, weight)| u128::from(*weight)).sum();
        require(total <= MAX_TOTAL_WEIGHT.into(), "too large a total")?;

        let id = self.oracle.register_datanet_with(sender, terms);
        let id = id.or(Err("a share of nothing"))?;
        let ancestry = self.oracle.datanets[&id].lineage.len();
        require(ancestry <= MAX_ANCESTRY, "too many ancestors")?;
        self.oracle.set_weights(id, &weights);
        self.names.insert(id, name.clone());
        Ok(())
    }

    fn parents(&self, parents: &[Parent]) -> Result<Vec<(u64, u16)>, &'static str> {
        require(parents.len() <= MAX_PARENTS, "too many parents")?;
        distinct(parents.iter().map(|parent| parent.datanet_id))?;
        let known = |parent: &Parent| self.oracle.datanets.contains_key(&parent.datanet_id);
        require(parents.iter().all(known), "unknown parent")?;
        let paid = |parent: &Parent| parent.royalty_bps > 0;
        require(parents.iter().all(paid), "a royalty of 0")?;
        let royalties: u32 = parents.iter().map(|one| u32::from(one.royalty_bps)).sum();
        require(royalties <= MAX_ROYALTIES_BPS.into(), "too high royalties")?;
        let entry = |parent: &Parent| (parent.datanet_id, parent.royalty_bps);
        Ok(parents.iter().map(entry).collect())
    }

    pub fn update_datanet(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::UpdateDatanet {
            datanet_id,
            name,
            curator_fee_bps,
            attestors: new_attestors,
            notice_seconds,
            ..
        } = msg
        else {
            unreachable!("another message");
        };
        self.require_curator(sender, *datanet_id)?;
        let now = self.oracle.now;
        let datanet = self.oracle.datanet_mut(*datanet_id);
        let bps = curator_fee_bps.unwrap_or(datanet.curator_fee_bps);
        require(bps <= datanet.curator_fee_bps, "a fee that rises")?;
        let renamed = name.as_ref().is_some_and(|n| self.names[datanet_id] != *n);
        let mut changes = bps < datanet.curator_fee_bps || renamed;
        datanet.curator_fee_bps = bps;
        if let Some(new_attestors) = new_attestors {
            require(datanet.influence_bps > 0, "no influence lane")?;
            let change = Change::SetAttestors(attestors(new_attestors)?);
            let room = datanet.waiting.len() < MAX_WAITING_CHANGES as usize;
            require(room, "too many changes wait")?;
            datanet.change(change, now).unwrap();
            changes = true;
        }
        if let Some(notice) = *notice_seconds {
            require(notice >= datanet.notice_seconds, "a notice that falls")?;
            require(notice <= MAX_NOTICE_SECONDS, "too long a notice")?;
            changes |= notice > datanet.notice_seconds;
            datanet.notice_seconds = notice;
        }
        if let Some(name) = name {
            self.names.insert(*datanet_id, name.clone());
        }
        require(changes, "nothing to change")
    }

    pub fn set_weights(
        &mut self,
        sender: &Addr,
        datanet_id: u64,
        weights: &[ContributorWeight],
    ) -> Verdict {
        self.require_curator(sender, datanet_id)?;
        require(!weights.is_empty(), "no weights")?;
        self.schedule(datanet_id, Change::SetWeights(entries(weights)?))
    }

    /// At once, where there is no notice.
    pub fn schedule(&mut self, datanet_id: u64, change: Change) -> Verdict {
        let now = self.oracle.now;
        let datanet = self.oracle.datanet_mut(datanet_id);
        let room = datanet.waiting.len() < MAX_WAITING_CHANGES as usize;
        require(room, "too many changes wait")?;
        let possible = datanet.change(change, now);
        possible.or(Err("too large a total, or too many rolls"))
    }

    pub fn accept_curator(&mut self, sender: &Addr, datanet_id: u64) -> Verdict {
        let nominee = self.curator_nominees.remove(&datanet_id);
        require(nominee.as_ref() == Some(sender), "not the nominee")?;
        let datanet = self.oracle.datanet_mut(datanet_id);
        let former = std::mem::replace(&mut datanet.curator, sender.clone());
        for token in self.tokens.clone() {
            let key = (Credit::Datanet(datanet_id), token.clone());
            let left = self.credits.remove(&key).unwrap_or_default();
            self.grant(Credit::FormerCurator(former.clone()), &token, left);
        }
        Ok(())
    }
}

/// All but the parents.
fn terms(msg: &ExecuteMsg) -> Result<Terms, &'static str> {
    let ExecuteMsg::RegisterDatanet {
        curator_fee_bps,
        influence_bps,
        attestors: new_attestors,
        attribution_window,
        notice_seconds,
        ..
    } = msg
    else {
        unreachable!("another message");
    };
    let curator_fee_bps = curator_fee_bps.unwrap_or(0);
    require(curator_fee_bps <= MAX_CURATOR_FEE_BPS, "too high a fee")?;
    let influence_bps = influence_bps.unwrap_or(0);
    require(influence_bps <= MAX_INFLUENCE_BPS, "too wide a lane")?;
    let notice_seconds = notice_seconds.unwrap_or(0);
    require(notice_seconds <= MAX_NOTICE_SECONDS, "too long a notice")?;
    let mut terms = Terms {
        curator_fee_bps,
        influence_bps,
        notice_seconds,
        ..Terms::default()
    };
    if influence_bps == 0 {
        let nobody = new_attestors.as_ref().is_none_or(Vec::is_empty);
        let none = nobody && attribution_window.is_none();
        require(none, "terms of a lane without one")?;
        return Ok(terms);
    }
    let window = attribution_window.unwrap_or(DEFAULT_ATTRIBUTION_WINDOW);
    let within = (MIN_ATTRIBUTION_WINDOW..=MAX_ATTRIBUTION_WINDOW).contains(&window);
    require(within, "a window out of range")?;
    let enough = notice_seconds >= window + NOTICE_BEYOND_WINDOW;
    require(enough, "too short a notice")?;
    terms.window = window;
    terms.attestors = attestors(new_attestors.as_deref().unwrap_or_default())?;
    Ok(terms)
}
