//! What becomes of the longer messages about models and the contract.

use std::collections::BTreeSet;

use cosmwasm_std::Addr;
use tributary_api::{
    ExecuteMsg, LineageEntry, MAX_GATEWAYS, MAX_LINEAGE, MAX_LINEAGE_WEIGHT, MAX_OPERATOR_FEE_BPS,
    UnitPrice,
};

use super::model::{Model, Verdict};
use super::verdict::{distinct, require};

/// Of gateways.
fn addresses(list: &[String]) -> Result<BTreeSet<Addr>, &'static str> {
    require(list.len() <= MAX_GATEWAYS, "too many gateways")?;
    distinct(list)?;
    Ok(list.iter().map(Addr::unchecked).collect())
}

impl Model {
    pub fn register_model(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::RegisterModel {
            operator_fee_bps,
            unit_price,
            lineage,
            gateways,
            ..
        } = msg
        else {
            unreachable!("another message");
        };
        require(!self.is_paused(), "paused")?;
        require(*operator_fee_bps <= MAX_OPERATOR_FEE_BPS, "too high a fee")?;
        let lineage = self.lineage(lineage)?;
        let price = self.price(unit_price.as_ref())?;
        let gateways = addresses(gateways.as_deref().unwrap_or_default())?;
        let bps = *operator_fee_bps;
        let id = self.oracle.register_model(sender, bps, &lineage);
        self.prices.extend(price.map(|price| (id, price)));
        self.gateways.insert(id, gateways);
        Ok(())
    }

    pub fn update_model(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::UpdateModel {
            model_id,
            operator_fee_bps,
            unit_price,
            gateways,
            active,
            ..
        } = msg
        else {
            unreachable!("another message");
        };
        self.require_operator(sender, *model_id)?;
        let before = (
            self.oracle.models[model_id].operator_fee_bps,
            self.prices.get(model_id).copied(),
            !self.inactive.contains(model_id),
            self.gateways[model_id].clone(),
        );
        let bps = operator_fee_bps.unwrap_or(before.0);
        require(bps <= before.0, "a fee that rises")?;
        let price = match unit_price {
            None => before.1,
            Some(update) => self.price(Option::from(update.clone()).as_ref())?,
        };
        let active = active.unwrap_or(before.2);
        let gateways = match gateways {
            None => before.3.clone(),
            Some(gateways) => addresses(gateways)?,
        };
        self.gateways.insert(*model_id, gateways.clone());
        self.oracle
            .models
            .get_mut(model_id)
            .unwrap()
            .operator_fee_bps = bps;
        self.prices.remove(model_id);
        self.prices.extend(price.map(|price| (*model_id, price)));
        self.inactive.remove(model_id);
        self.inactive.extend((!active).then_some(*model_id));
        require(
            (bps, price, active, gateways) != before,
            "nothing to change",
        )
    }

    pub fn update_config(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::UpdateConfig {
            protocol_fee_bps,
            protocol_fee_recipient,
            add_fee_token,
            retire_fee_token,
        } = msg
        else {
            unreachable!("another message");
        };
        self.require_owner(sender)?;
        let oracle = &self.oracle;
        let before = (
            oracle.protocol_fee_bps,
            oracle.protocol_fee_recipient.clone(),
            self.active.clone(),
        );
        let bps = protocol_fee_bps.unwrap_or(before.0);
        require(bps <= before.0, "a fee that rises")?;
        if let Some(token) = retire_fee_token {
            let was = self.active.insert(Addr::unchecked(token), false);
            require(was == Some(true), "not active")?;
        }
        if let Some(token) = add_fee_token {
            let was = self.active.insert(Addr::unchecked(token), true);
            require(was != Some(true), "active already")?;
        }
        self.oracle.protocol_fee_bps = bps;
        if let Some(recipient) = protocol_fee_recipient {
            self.oracle.protocol_fee_recipient = Addr::unchecked(recipient);
        }
        let recipient = self.oracle.protocol_fee_recipient.clone();
        let after = (bps, recipient, self.active.clone());
        require(after != before, "nothing to change")
    }

    fn lineage(&self, lineage: &[LineageEntry]) -> Result<Vec<(u64, u64)>, &'static str> {
        let length = (1..=MAX_LINEAGE).contains(&lineage.len());
        require(length, "too short a lineage, or too long")?;
        for entry in lineage {
            let weight = (1..=MAX_LINEAGE_WEIGHT).contains(&entry.weight);
            require(weight, "a share out of range")?;
            let known = self.oracle.datanets.contains_key(&entry.datanet_id);
            require(known, "unknown datanet")?;
        }
        distinct(lineage.iter().map(|entry| entry.datanet_id))?;
        let entries = lineage.iter();
        let lineage: Vec<_> = entries
            .map(|entry| (entry.datanet_id, entry.weight))
            .collect();
        let route = self.oracle.route(&lineage.iter().copied().collect());
        require(route.len() <= MAX_LINEAGE, "too long a route")?;
        Ok(lineage)
    }

    fn price(&self, price: Option<&UnitPrice>) -> Result<Option<(usize, u128)>, &'static str> {
        let Some(price) = price else { return Ok(None) };
        let token = Addr::unchecked(&price.token);
        require(
            self.active.get(&token) == Some(&true),
            "not a fee token now",
        )?;
        require(!price.amount.is_zero(), "a price of 0")?;
        let number = self.tokens.iter().position(|known| *known == token);
        Ok(Some((number.unwrap(), price.amount.u128())))
    }
}
