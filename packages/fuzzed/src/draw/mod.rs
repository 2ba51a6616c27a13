//! Messages drawn from bytes: small ids, few people, and most often from whoever may send them, so that most succeed.

mod account;
mod admin;
mod datanet;
mod model;
mod notice;
mod query;
mod roll;
mod usage;

use arbitrary::Unstructured;
use cosmwasm_std::testing::MockApi;
use cosmwasm_std::{Addr, Api, CanonicalAddr, Order};
use tributary::state::{CONFIG, CONTRIBUTORS, DATANETS, Datanet, MODELS, Model, last_id};
use tributary_api::{ExecuteMsg, QueryMsg};

use crate::people::{people, tokens};
use crate::world::World;

/// What happens next.
#[derive(Clone, Debug)]
pub enum Step {
    Execute {
        sender: Addr,
        msg: ExecuteMsg,
        /// Whether it holds something that must never be accepted.
        forged: bool,
    },
    Query(QueryMsg),
    Migrate,
}

pub struct Draw<'w, 'u, 'b> {
    pub world: &'w World,
    bytes: &'u mut Unstructured<'b>,
}

impl<'w, 'u, 'b> Draw<'w, 'u, 'b> {
    pub fn new(world: &'w World, bytes: &'u mut Unstructured<'b>) -> Self {
        Self { world, bytes }
    }

    pub fn step(&mut self) -> Step {
        match self.below(64) {
            0..=9 => self.payment(),
            10..=12 => self.deposit(),
            13..=15 => self.register_datanet(),
            16..=17 => self.register_model(),
            18..=20 => self.set_weights(),
            21 => self.leave(),
            22..=24 => self.apply_changes(),
            25 => self.cancel_change(),
            26 => self.submit(),
            27..=28 => self.review(),
            29 => self.curatorship(),
            30..=31 => self.publish_roll(),
            32..=35 => self.enrol(),
            36 => self.close_roll(),
            37 => self.update_model(),
            38 => self.operatorship(),
            39..=40 => self.set_allowance(),
            41 => self.revoke_allowance(),
            42..=43 => self.withdraw(),
            44..=46 => self.record_queries(),
            47..=49 => self.attribute(),
            50..=51 => self.release(),
            52..=56 => self.claim(),
            57 => self.set_payout_address(),
            58 => self.update_config(),
            59 => self.govern(),
            60 => self.update_datanet(),
            61..=62 => Step::Query(self.query()),
            _ => Step::Migrate,
        }
    }

    /// Seconds until the next message: most often none.
    pub fn passing(&mut self) -> u64 {
        const HOUR: u64 = 3_600;
        match self.below(32) {
            0..=15 => 0,
            16..=22 => 6,
            23..=25 => HOUR,
            26..=27 => 13 * HOUR,
            28..=29 => 24 * HOUR,
            30 => 48 * HOUR + 1,
            _ => 14 * 24 * HOUR,
        }
    }

    /// 0 to `end − 1`; 0 once the bytes are used up.
    fn below(&mut self, end: u64) -> u64 {
        self.bytes.int_in_range(0..=end - 1).unwrap_or(0)
    }

    /// Seldom: once in so many.
    fn odd(&mut self, once_in: u64) -> bool {
        self.below(once_in) == once_in - 1
    }

    fn maybe<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 1).then(|| draw(self))
    }

    fn list<T>(&mut self, most: u64, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = self.below(most + 1);
        (0..length).map(|_| draw(self)).collect()
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize].clone()
    }

    fn person(&mut self) -> Addr {
        self.pick(people())
    }

    /// An address as a message brings it: seldom a strange one.
    fn address(&mut self) -> String {
        if self.odd(48) {
            let person = self.person();
            return match self.below(6) {
                0 => String::new(),
                1 => person.as_str().to_uppercase(),
                2 => self.world.env.contract.address.to_string(),
                3 => tokens()[0].to_string(),
                4 => format!("{person}q"),
                _ => "é\u{0}".repeat(60),
            };
        }
        self.person().into_string()
    }

    /// Most often without the same one twice.
    fn addresses(&mut self, most: u64) -> Vec<String> {
        let mut addresses = self.list(most, Self::address);
        if !self.odd(24) {
            addresses.sort_unstable();
            addresses.dedup();
        }
        addresses
    }

    /// Who holds or held weight in a datanet.
    fn members(&self, datanet_id: u64) -> Vec<Addr> {
        let storage = &self.world.storage;
        let members = CONTRIBUTORS.range(storage, datanet_id.into(), None, Order::Ascending);
        let members = members.map(|entry| human(&entry.unwrap().0.into()));
        members.collect()
    }

    fn token(&mut self) -> Addr {
        match self.odd(24) {
            true => self.pick(tokens()),
            false => self.pick(&tokens()[..2]),
        }
    }

    fn text(&mut self) -> String {
        match self.below(64) {
            61 => "x".repeat(self.below(600) as usize),
            62 => " \u{1}é".to_owned(),
            63 => String::new(),
            n => format!("text {n}"),
        }
    }

    fn hash(&mut self) -> cosmwasm_std::Binary {
        let length = if self.odd(24) { 31 } else { 32 };
        vec![self.below(6) as u8; length].into()
    }

    /// Base units: few, many, and as many as there can be.
    fn amount(&mut self) -> u128 {
        match self.below(8) {
            0..=2 => 1 + u128::from(self.below(10)),
            3..=4 => 1 + u128::from(self.below(5_000)),
            5 => u128::from(self.bytes.arbitrary::<u64>().unwrap_or(1)),
            6 => self.bytes.arbitrary().unwrap_or(1),
            _ => u128::MAX - u128::from(self.below(3)),
        }
    }

    fn weight(&mut self) -> u64 {
        match self.below(16) {
            0..=9 => 1 + self.below(9),
            10..=12 => self.below(1_000),
            13 => 0,
            14 => 1 << self.below(54),
            _ => (1 << 53) - 1 - self.below(3),
        }
    }

    /// One that there is; seldom one that there is not.
    fn id(&mut self, last: u64) -> u64 {
        match self.odd(40) || last == 0 {
            true => self.pick(&[0, last.saturating_add(1), u64::MAX]),
            false => 1 + self.below(last),
        }
    }

    fn datanet_id(&mut self) -> u64 {
        self.id(last_id(&DATANETS, &self.world.storage, ()).unwrap())
    }

    fn model_id(&mut self) -> u64 {
        self.id(last_id(&MODELS, &self.world.storage, ()).unwrap())
    }

    fn datanet(&self, id: u64) -> Option<Datanet> {
        DATANETS.may_load(&self.world.storage, id.into()).unwrap()
    }

    fn model(&self, id: u64) -> Option<Model> {
        MODELS.may_load(&self.world.storage, id.into()).unwrap()
    }

    /// Whoever holds the role; seldom somebody else.
    fn holder(&mut self, role: Option<CanonicalAddr>) -> Addr {
        match role {
            Some(account) if !self.odd(24) => human(&account),
            _ => self.person(),
        }
    }

    fn curator(&mut self, datanet_id: u64) -> Addr {
        let datanet = self.datanet(datanet_id);
        self.holder(datanet.map(|datanet| datanet.curator))
    }

    fn operator(&mut self, model_id: u64) -> Addr {
        let model = self.model(model_id);
        self.holder(model.map(|model| model.operator))
    }

    /// One in which the model's price is, or any.
    fn token_of(&mut self, model: Option<&Model>) -> Addr {
        let price = model.and_then(|model| model.price.as_ref());
        match price {
            Some(price) if !self.odd(24) => {
                let config = CONFIG.load(&self.world.storage).unwrap();
                human(&config.fee_tokens[usize::from(price.token)].token)
            }
            _ => self.token(),
        }
    }
}

fn execute(sender: Addr, msg: ExecuteMsg) -> Step {
    Step::Execute {
        sender,
        msg,
        forged: false,
    }
}

fn human(account: &CanonicalAddr) -> Addr {
    MockApi::default().addr_humanize(account).unwrap()
}
