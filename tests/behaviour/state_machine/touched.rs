//! What a message may change of pools, positions and credits: by their raw keys, so that nothing hides.

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::{Addr, Api, Record};
use suite::Suite;
use tributary_api::{ExecuteMsg, HookMsg};

use super::claimed::Claiming;
use super::message::Message;
use super::model::Model;

/// Which entries may differ afterwards: of the maps that hold money or what may be charged each one by name, of what else a datanet keeps
/// only the message's own.
#[derive(Default)]
pub struct Touched {
    datanet: Option<u64>,
    pools: BTreeSet<(u64, u8)>,
    contributors: BTreeSet<(u64, Vec<u8>)>,
    credits: BTreeSet<(Vec<u8>, u8)>,
    accounts: BTreeSet<(Vec<u8>, u8)>,
    /// (payer, model, token)
    allowances: BTreeSet<(Vec<u8>, u64, u8)>,
    /// (model, payer, query id)
    queries: BTreeSet<(u64, Vec<u8>, String)>,
    /// (datanet, roll)
    enrolled: Option<(u64, u64)>,
    /// (model, record, datanet)
    decisions: BTreeSet<(u64, u64, u64)>,
}

impl Touched {
    pub fn by(
        model: &Model,
        after: &Model,
        suite: &Suite,
        message: &Message,
        claiming: Option<&Claiming>,
    ) -> Self {
        let account = |address: &Addr| -> Vec<u8> {
            let canonical = suite.chain.api().addr_canonicalize(address.as_str());
            canonical.unwrap().to_vec()
        };
        let fee_tokens = suite.config().fee_tokens;
        let token_id = |token: &Addr| -> Option<u8> {
            let place = fee_tokens.iter().position(|known| known.token == *token)?;
            Some(u8::try_from(place).unwrap())
        };
        let every_token = || (0..u8::try_from(fee_tokens.len()).unwrap()).collect::<Vec<_>>();

        let mut touched = Self::default();
        match message {
            Message::Pay {
                payer, token, hook, ..
            } => {
                let payer = model.named_payer(payer, token);
                let Some(token) = token_id(token) else {
                    return touched;
                };
                match hook {
                    HookMsg::RecordQuery {
                        model_id, query_id, ..
                    } => {
                        touched.split(model, *model_id, token, account);
                        let key = (*model_id, account(&payer), query_id.clone());
                        touched.queries.insert(key);
                    }
                    HookMsg::Deposit { beneficiary } => {
                        let beneficiary = beneficiary.as_ref().map(Addr::unchecked);
                        let whose = beneficiary.unwrap_or(payer);
                        touched.accounts.insert((account(&whose), token));
                    }
                }
            }
            Message::Execute { sender, msg } => match msg {
                ExecuteMsg::RegisterDatanet { contributors, .. } => {
                    let datanet_id = model.oracle.next_datanet();
                    touched.datanet = Some(datanet_id);
                    for entry in contributors.iter().flatten() {
                        let address = Addr::unchecked(&entry.address);
                        touched.contributors.insert((datanet_id, account(&address)));
                    }
                }
                ExecuteMsg::SetWeights { datanet_id, .. }
                | ExecuteMsg::LeaveDatanet { datanet_id }
                | ExecuteMsg::ApplyChanges { datanet_id, .. }
                | ExecuteMsg::ReviewContributions { datanet_id, .. } => {
                    touched.datanet = Some(*datanet_id);
                    let datanets = [model, after].map(|it| it.oracle.datanets.get(datanet_id));
                    if let [Some(before), Some(after)] = datanets {
                        // nobody whose weight stays, whatever list it is in
                        let members = after.members.iter();
                        let stays =
                            |who: &Addr| before.direct_weight(who) == after.direct_weight(who);
                        let changed = members.filter(|who| !stays(who));
                        let mut changed: BTreeSet<Addr> = changed.cloned().collect();
                        if let ExecuteMsg::ApplyChanges { .. } = msg {
                            // of several changes one may undo another
                            changed.extend(before.named(model.oracle.now));
                        }
                        let changed = changed.iter().map(|who| (*datanet_id, account(who)));
                        touched.contributors.extend(changed);
                    }
                }
                ExecuteMsg::Withdraw { token, .. } => {
                    let token = token_id(&Addr::unchecked(token));
                    let token = token.map(|token| (account(sender), token));
                    touched.accounts.extend(token);
                }
                ExecuteMsg::SetAllowance {
                    model_id, token, ..
                }
                | ExecuteMsg::RevokeAllowance { model_id, token } => {
                    let token = token_id(&Addr::unchecked(token));
                    let key = token.map(|token| (account(sender), *model_id, token));
                    touched.allowances.extend(key);
                }
                ExecuteMsg::RecordQueries { model_id, .. } => {
                    // of a charge that is left out, nothing
                    let taken = after.oracle.records.get(model.oracle.records.len());
                    if let Some(record) = taken {
                        let token = token_id(&record.token).unwrap();
                        touched.split(model, *model_id, token, account);
                        for charge in &record.charges {
                            let payer = account(&charge.payer);
                            touched.accounts.insert((payer.clone(), token));
                            touched.allowances.insert((payer.clone(), *model_id, token));
                            let key = (*model_id, payer, charge.query_id.clone());
                            touched.queries.insert(key);
                        }
                    }
                }
                ExecuteMsg::UpdateDatanet { datanet_id, .. }
                | ExecuteMsg::CancelChange { datanet_id, .. }
                | ExecuteMsg::PublishRoll { datanet_id, .. }
                | ExecuteMsg::CloseRoll { datanet_id, .. }
                | ExecuteMsg::SubmitContribution { datanet_id, .. }
                | ExecuteMsg::NominateCurator { datanet_id, .. } => {
                    touched.datanet = Some(*datanet_id);
                }
                ExecuteMsg::Enrol {
                    datanet_id,
                    roll_id,
                    address,
                    ..
                } => {
                    // valid, or else nothing changes
                    let address = Addr::unchecked(address);
                    if model.people.contains(&address) {
                        let key = (*datanet_id, account(&address));
                        touched.contributors.insert(key);
                    }
                    touched.enrolled = Some((*datanet_id, *roll_id));
                }
                ExecuteMsg::Attribute {
                    model_id,
                    datanet_id,
                    record_ids,
                    scores,
                    ..
                } => {
                    touched.pots(model, *model_id, *datanet_id, record_ids, token_id);
                    for entry in scores {
                        let address = Addr::unchecked(&entry.address);
                        // whoever left is passed over
                        let datanet = model.oracle.datanets.get(datanet_id);
                        if datanet.is_some_and(|datanet| datanet.weight(&address) > 0) {
                            let key = (*datanet_id, account(&address));
                            touched.contributors.insert(key);
                        }
                    }
                }
                ExecuteMsg::Release {
                    model_id,
                    datanet_id,
                    record_ids,
                } => touched.pots(model, *model_id, *datanet_id, record_ids, token_id),
                ExecuteMsg::AcceptCuratorship { datanet_id } => {
                    touched.datanet = Some(*datanet_id);
                    let datanet = model.oracle.datanets.get(datanet_id);
                    for (datanet, token) in datanet.iter().flat_map(|datanet| {
                        every_token().into_iter().map(move |token| (datanet, token))
                    }) {
                        touched.pools.insert((*datanet_id, token));
                        touched.credits.insert((account(&datanet.curator), token));
                    }
                }
                ExecuteMsg::Claim { .. } => {
                    let Some(claiming) = claiming else {
                        return touched;
                    };
                    let address = account(&claiming.address);
                    for datanet_id in &claiming.datanets {
                        touched.contributors.insert((*datanet_id, address.clone()));
                    }
                    for token in claiming.tokens.iter().filter_map(token_id) {
                        touched.credits.insert((address.clone(), token));
                        let curated = claiming.datanets.iter();
                        let curated = curated.filter(|id| model.curates(&claiming.address, **id));
                        touched.pools.extend(curated.map(|id| (*id, token)));
                    }
                }
                _ => {}
            },
            _ => {}
        }
        touched
    }

    /// What a message that comes in the middle of this one may change, too.
    pub fn extend(&mut self, nested: Self) {
        self.pools.extend(nested.pools);
        self.contributors.extend(nested.contributors);
        self.credits.extend(nested.credits);
        self.accounts.extend(nested.accounts);
        self.queries.extend(nested.queries);
    }

    /// What a fee for a model reaches.
    fn split(
        &mut self,
        model: &Model,
        model_id: u64,
        token: u8,
        account: impl Fn(&Addr) -> Vec<u8>,
    ) {
        let Some(paid_for) = model.oracle.models.get(&model_id) else {
            return;
        };
        let route = model.oracle.route(&paid_for.lineage).into_keys();
        self.pools.extend(route.map(|id| (id, token)));
        let recipient = &model.oracle.protocol_fee_recipient;
        for credited in [&paid_for.operator, recipient] {
            self.credits.insert((account(credited), token));
        }
    }

    fn pots(
        &mut self,
        model: &Model,
        model_id: u64,
        datanet_id: u64,
        record_ids: &[u64],
        token_id: impl Fn(&Addr) -> Option<u8>,
    ) {
        self.datanet = Some(datanet_id);
        for record_id in record_ids {
            if let Some(record) = model.oracle.find(model_id, *record_id) {
                let token = token_id(&record.token).unwrap();
                self.pools.insert((datanet_id, token));
                self.decisions.insert((model_id, *record_id, datanet_id));
            }
        }
    }

    pub fn assert_nothing_else_changed(&self, before: &[Record], after: &[Record]) {
        let before: BTreeMap<_, _> = before.iter().cloned().collect();
        let after: BTreeMap<_, _> = after.iter().cloned().collect();
        let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for key in keys {
            if before.get(key) == after.get(key) {
                continue;
            }
            // (two bytes of length, namespace), (two bytes of length, first part), last part
            let Some((name, rest)) = part(key) else {
                continue;
            };
            let may = match (name, part(rest)) {
                (b"p", Some((id, [token]))) => self.pools.contains(&(number(id), *token)),
                (b"c", Some((id, account))) => {
                    self.contributors.contains(&(number(id), account.to_vec()))
                }
                (b"k", Some((account, [token]))) => {
                    self.credits.contains(&(account.to_vec(), *token))
                }
                (b"w", Some((model_id, rest))) => {
                    let (record_id, datanet_id) = part(rest).unwrap();
                    let key = (number(model_id), number(record_id), number(datanet_id));
                    self.decisions.contains(&key)
                }
                (b"A", Some((account, [token]))) => {
                    self.accounts.contains(&(account.to_vec(), *token))
                }
                (b"L", Some((account, rest))) => {
                    let (model_id, token) = part(rest).unwrap();
                    let key = (account.to_vec(), number(model_id), token[0]);
                    self.allowances.contains(&key)
                }
                (b"q", Some((model_id, rest))) => {
                    let (payer, query_id) = part(rest).unwrap();
                    let query_id = String::from_utf8(query_id.to_vec()).unwrap();
                    let key = (number(model_id), payer.to_vec(), query_id);
                    self.queries.contains(&key)
                }
                (b"E", Some((id, roll_id))) => self.enrolled == Some((number(id), number(roll_id))),
                (b"T" | b"S", Some((id, rest))) => {
                    let (roll_id, _) = part(rest).unwrap();
                    self.enrolled == Some((number(id), number(roll_id)))
                }
                (b"p" | b"c" | b"k" | b"w" | b"A" | b"L" | b"q" | b"E" | b"T" | b"S", _) => {
                    panic!("an unknown key: {key:?}")
                }
                // what a datanet has one of, and what it has many of
                (b"d" | b"s" | b"e" | b"n" | b"j", _) => self.datanet == Some(number(rest)),
                (b"v" | b"h" | b"t" | b"x" | b"f" | b"g" | b"u" | b"R" | b"U", Some((id, _))) => {
                    self.datanet == Some(number(id))
                }
                _ => true,
            };
            assert!(may, "changed, though the message is not about it: {key:?}");
        }
    }
}

fn part(key: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = key.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

/// An id's bytes, after the one that counts them.
fn number(id: &[u8]) -> u64 {
    id[1..]
        .iter()
        .fold(0, |id, byte| id << 8 | u64::from(*byte))
}
