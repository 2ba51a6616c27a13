//! From a step, which names things relatively, to the message that is really sent.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Uint128};
use cw_ownable::Action;
use tributary_api::{ContributorWeight, ExecuteMsg, LineageEntry, UnitPrice, UnitPriceUpdate};

use super::changes::content_hash;
use super::message::{Message, units};
use super::model::Model;
use super::step::{Member, Page, Pick, Price, Sender, Step};

fn id(pick: &Pick, known: usize) -> u64 {
    match pick {
        Pick::Known(index) if known > 0 => index.index(known) as u64 + 1,
        Pick::Newest => known as u64,
        _ => known as u64 + 1,
    }
}

/// The one named, or the first that has a nominee at all.
fn nomination(id: u64, nominees: &BTreeMap<u64, Addr>) -> (u64, Option<&Addr>) {
    match nominees.get_key_value(&id).or(nominees.first_key_value()) {
        Some((id, nominee)) => (*id, Some(nominee)),
        None => (id, None),
    }
}

impl Model {
    pub fn datanet(&self, pick: &Pick) -> u64 {
        id(pick, self.oracle.datanets.len())
    }

    pub fn model(&self, pick: &Pick) -> u64 {
        id(pick, self.oracle.models.len())
    }

    pub fn sender(&self, sender: &Sender, right: Option<&Addr>) -> Addr {
        match sender {
            Sender::Right => right.unwrap_or(&self.people[0]).clone(),
            Sender::Person(who) => self.people[*who].clone(),
        }
    }

    pub fn curator(&self, sender: &Sender, datanet_id: u64) -> Addr {
        let datanet = self.oracle.datanets.get(&datanet_id);
        self.sender(sender, datanet.map(|datanet| &datanet.curator))
    }

    fn operator(&self, sender: &Sender, model_id: u64) -> Addr {
        let model = self.oracle.models.get(&model_id);
        self.sender(sender, model.map(|model| &model.operator))
    }

    /// One of these, or of all people.
    pub fn member<'a>(&'a self, member: &Member, members: &[&'a Addr]) -> &'a Addr {
        match member {
            Member::Nth(index) if !members.is_empty() => members[index.index(members.len())],
            Member::Nth(index) => &self.people[index.index(self.people.len())],
            Member::Person(who) => &self.people[*who],
        }
    }

    /// One after the last is nobody's.
    pub fn address(&self, who: usize) -> String {
        let known = self.people.get(who);
        known.map_or("nobody".to_owned(), Addr::to_string)
    }

    pub fn weights(&self, weights: &[(usize, u64)]) -> Vec<ContributorWeight> {
        let entry = |(who, weight): &(usize, u64)| ContributorWeight {
            address: self.address(*who),
            weight: *weight,
        };
        weights.iter().map(entry).collect()
    }

    fn unit_price(&self, price: &Price) -> Option<UnitPrice> {
        match price {
            Price::None => None,
            Price::Of(token, amount) => Some(UnitPrice {
                token: self.tokens[*token].to_string(),
                amount: Uint128::new(*amount),
                unit: "query".into(),
            }),
        }
    }

    /// The message of a step; `balance` tells what somebody has of a token.
    pub fn resolve(&mut self, step: &Step, balance: impl Fn(&Addr, &Addr) -> u128) -> Message {
        if let Some(first) = self.prepare(step) {
            return first;
        }
        let (sender, msg) = match step {
            Step::Record { .. } => return self.payment(step, balance),
            Step::Account(step) => return self.draw_account(step, balance),
            Step::Roll(step) => self.draw_roll(step),
            Step::Hostile(step) => return self.draw_hostile(step),
            Step::Surplus { who, token, amount } => {
                let (from, token) = (self.people[*who].clone(), self.tokens[*token].clone());
                let amount = units(amount, balance(&from, &token));
                return Message::Surplus {
                    from,
                    token,
                    amount,
                };
            }
            Step::Advance { seconds } => return Message::Advance { seconds: *seconds },
            Step::Reach { moment, slip } => return self.reach(moment, *slip),
            Step::RegisterDatanet { .. } => self.draw_datanet(step),
            Step::UpdateDatanet { .. } => self.draw_update(step),
            Step::ApplyChanges {
                who,
                datanet,
                limit,
            } => (self.people[*who].clone(), self.draw_apply(datanet, *limit)),
            Step::CancelChange { sender, change } => self.draw_cancel(sender, change),
            Step::Submit { who, datanet, hash } => {
                let msg = ExecuteMsg::SubmitContribution {
                    datanet_id: self.datanet(datanet),
                    content_hash: content_hash(*hash).into(),
                    uri: None,
                };
                (self.people[*who].clone(), msg)
            }
            Step::Review {
                sender,
                datanet,
                verdicts,
            } => self.draw_review(sender, datanet, verdicts),
            Step::Attribute {
                sender,
                pots,
                scores,
                unattributed,
            } => self.draw_attribute(sender, pots, scores, *unattributed),
            Step::Release { who, pots } => (self.people[*who].clone(), self.draw_release(pots)),
            Step::SetWeights {
                sender,
                datanet,
                weights,
            } => {
                let datanet_id = self.datanet(datanet);
                let msg = ExecuteMsg::SetWeights {
                    datanet_id,
                    weights: self.weights(weights),
                };
                (self.curator(sender, datanet_id), msg)
            }
            Step::Leave { who, datanet } => {
                let datanet_id = self.datanet(datanet);
                let known = self.oracle.datanets.get(&datanet_id);
                let holders: Vec<&Addr> = known.iter().flat_map(|it| it.weights.keys()).collect();
                let msg = ExecuteMsg::LeaveDatanet { datanet_id };
                (self.member(who, &holders).clone(), msg)
            }
            Step::NominateCurator {
                sender,
                datanet,
                nominee,
            } => {
                let datanet_id = self.datanet(datanet);
                let msg = ExecuteMsg::NominateCurator {
                    datanet_id,
                    address: nominee.map(|who| self.address(who)),
                };
                (self.curator(sender, datanet_id), msg)
            }
            Step::AcceptCuratorship { sender, datanet } => {
                let nominees = &self.curator_nominees;
                let (datanet_id, nominee) = nomination(self.datanet(datanet), nominees);
                let msg = ExecuteMsg::AcceptCuratorship { datanet_id };
                (self.sender(sender, nominee), msg)
            }
            Step::RegisterModel {
                who,
                operator_fee_bps,
                price,
                lineage,
                gateways,
            } => {
                let entry = |(datanet, weight): &(Pick, u64)| LineageEntry {
                    datanet_id: self.datanet(datanet),
                    weight: *weight,
                };
                let mut lineage: Vec<_> = lineage.iter().map(entry).collect();
                if lineage.len() < 4 {
                    lineage.sort_by_key(|entry| entry.datanet_id);
                    lineage.dedup_by_key(|entry| entry.datanet_id);
                    lineage.reverse();
                }
                let msg = ExecuteMsg::RegisterModel {
                    name: "a".into(),
                    uri: None,
                    operator_fee_bps: *operator_fee_bps,
                    unit_price: self.unit_price(price),
                    lineage,
                    gateways: gateways.as_ref().map(|people| self.addresses(people)),
                    succeeds: None,
                };
                (self.people[*who].clone(), msg)
            }
            Step::UpdateModel {
                sender,
                model,
                operator_fee_bps,
                price,
                gateways,
                active,
            } => {
                let model_id = self.model(model);
                let update = |price| match self.unit_price(price) {
                    None => UnitPriceUpdate::None {},
                    Some(UnitPrice {
                        token,
                        amount,
                        unit,
                    }) => UnitPriceUpdate::Set {
                        token,
                        amount,
                        unit,
                    },
                };
                let msg = ExecuteMsg::UpdateModel {
                    model_id,
                    name: None,
                    uri: None,
                    operator_fee_bps: *operator_fee_bps,
                    unit_price: price.as_ref().map(update),
                    gateways: gateways.as_ref().map(|people| self.addresses(people)),
                    active: *active,
                };
                (self.operator(sender, model_id), msg)
            }
            Step::NominateOperator {
                sender,
                model,
                nominee,
            } => {
                let model_id = self.model(model);
                let msg = ExecuteMsg::NominateOperator {
                    model_id,
                    address: nominee.map(|who| self.address(who)),
                };
                (self.operator(sender, model_id), msg)
            }
            Step::AcceptOperatorship { sender, model } => {
                let nominees = &self.operator_nominees;
                let (model_id, nominee) = nomination(self.model(model), nominees);
                let msg = ExecuteMsg::AcceptOperatorship { model_id };
                (self.sender(sender, nominee), msg)
            }
            Step::Claim {
                sender,
                address,
                page,
                tokens,
            } => {
                let tokens = tokens.as_ref().map(|tokens| {
                    let address = |token: &usize| self.tokens[*token].to_string();
                    tokens.iter().map(address).collect()
                });
                let (datanets, start_after, limit) = match page {
                    Page::All => (None, None, None),
                    Page::Datanets(picks) => {
                        let ids = picks.iter().map(|pick| self.datanet(pick)).collect();
                        (Some(ids), None, None)
                    }
                    Page::Paged { start_after, limit } => (None, *start_after, *limit),
                };
                let msg = ExecuteMsg::Claim {
                    address: address.map(|who| self.address(who)),
                    datanets,
                    tokens,
                    start_after,
                    limit,
                };
                (self.people[*sender].clone(), msg)
            }
            Step::SetPayoutAddress { who, address } => {
                let msg = ExecuteMsg::SetPayoutAddress {
                    address: address.map(|who| self.address(who)),
                };
                (self.people[*who].clone(), msg)
            }
            Step::UpdateConfig {
                sender,
                protocol_fee_bps,
                recipient,
                add,
                retire,
            } => {
                let token = |token: usize| self.tokens[token].to_string();
                let msg = ExecuteMsg::UpdateConfig {
                    protocol_fee_bps: *protocol_fee_bps,
                    protocol_fee_recipient: recipient.map(|who| self.address(who)),
                    add_fee_token: add.map(token),
                    retire_fee_token: retire.map(token),
                };
                (self.sender(sender, self.owner.as_ref()), msg)
            }
            Step::Pause { sender } => (
                self.sender(sender, self.owner.as_ref()),
                ExecuteMsg::Pause {},
            ),
            Step::Unpause { sender } => (
                self.sender(sender, self.owner.as_ref()),
                ExecuteMsg::Unpause {},
            ),
            Step::TransferOwnership { sender, to, expiry } => (
                self.sender(sender, self.owner.as_ref()),
                self.draw_transfer(*to, *expiry),
            ),
            Step::Migrate { sender, stored } => {
                return Message::Migrate {
                    sender: self.sender(sender, Some(&self.admin)),
                    stored: *stored,
                };
            }
            Step::Forge { who, forgery } => return self.draw_forgery(*who, *forgery),
            Step::AcceptOwnership { sender } => (
                self.sender(sender, self.next_owner.as_ref()),
                ExecuteMsg::UpdateOwnership(Action::AcceptOwnership),
            ),
            Step::RenounceOwnership { sender } => (
                self.sender(sender, self.owner.as_ref()),
                ExecuteMsg::UpdateOwnership(Action::RenounceOwnership),
            ),
        };
        Message::Execute { sender, msg }
    }

    fn reach(&self, moment: &proptest::sample::Index, slip: i64) -> Message {
        // mostly one of the next: what is far off makes all others pass
        let moments = self.moments();
        let moment = match moments.len().min(4) {
            0 => self.oracle.now + 5,
            near => moments[moment.index(near)],
        };
        let at = moment.checked_add_signed(slip).unwrap();
        Message::Advance {
            seconds: at - self.oracle.now,
        }
    }
}
