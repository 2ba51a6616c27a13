//! What must hold after every message, worked out from the raw state and not by the contract's own arithmetic.

use std::collections::BTreeMap;

use cosmwasm_std::testing::MockApi;
use cosmwasm_std::{Api, Order, StdResult, Storage, Uint256, Uint512};
use tributary::state::{
    ACCOUNTS, CONFIG, CONTRIBUTORS, CREDITS, Contributor, DATANETS, ENROLLED, LEAVES, POOLS,
    ROLL_SEATS, ROLLS, Roll, SPLITS, WEIGHT_VERSIONS,
};

use crate::layered::Layered;
use crate::limits::Ratchets;
use crate::world::World;

/// 2^112
const SCALE: Uint256 = Uint256::from_u128(1 << 112);
/// 2^72: added before whole units are cut.
const ROUNDING: Uint256 = Uint256::from_u128(1 << 72);

/// What earlier messages showed.
#[derive(Clone, Default)]
pub struct Seen {
    /// (datanet_id, token) → the pool's index
    indexes: BTreeMap<(u64, u8), Uint256>,
    pub ratchets: Ratchets,
}

/// What the contract has to do with one token.
#[derive(Default)]
struct Book {
    /// Σ of the pools' income, scaled.
    income: Uint512,
    /// Credits and curators' income that are not claimed, and what is prepaid.
    credited: Uint512,
    /// Paid to contributors.
    paid: Uint512,
    /// What everybody could claim now.
    owed: Uint512,
}

/// All of one datanet's people and rolls.
struct Members {
    contributors: Vec<(Vec<u8>, Contributor)>,
    /// With the weight that nobody has taken.
    rolls: Vec<(u64, Roll, u64)>,
}

impl World {
    /// Conservation in each pool, solvency and conservation for each token, sums of weights, no index falls, limits.
    pub(crate) fn check(&mut self) {
        let mut seen = std::mem::take(&mut self.seen);
        let storage = &self.storage;
        let mut books = BTreeMap::<u8, Book>::new();
        for (datanet_id, _) in all(DATANETS.range(storage, (), None, Order::Ascending)) {
            let members = members(storage, datanet_id);
            assert_total_weight(storage, datanet_id, &members);
            check_pools(storage, datanet_id, &members, &mut books, &mut seen.indexes);
        }
        self.assert_tokens(books);
        self.assert_limits(&mut seen.ratchets);
        self.seen = seen;
    }

    fn assert_tokens(&self, mut books: BTreeMap<u8, Book>) {
        let api = MockApi::default();
        for (token_id, amount) in credits(&self.storage) {
            let book = books.entry(token_id).or_default();
            book.credited += amount;
            book.owed += amount;
        }
        let config = CONFIG.load(&self.storage).unwrap();
        for (fee_token, token_id) in config.fee_tokens.iter().zip(0..) {
            let token = api.addr_humanize(&fee_token.token).unwrap();
            let held = self.held.get(&token).copied().unwrap_or_default();
            let book = books.remove(&token_id).unwrap_or_default();
            assert!(held >= book.owed, "{} owed, {held} held", book.owed);
            let scale = Uint512::from(SCALE);
            assert_eq!(
                (held + book.paid) * scale,
                book.income + book.credited * scale,
                "what came in is not what is held and was paid"
            );
        }
        assert!(books.is_empty(), "a token that was never added");
    }
}

pub fn all<T>(entries: impl Iterator<Item = StdResult<T>>) -> Vec<T> {
    entries.map(|entry| entry.unwrap()).collect()
}

/// Credits of every role, and what is prepaid: by token.
fn credits(storage: &Layered) -> Vec<(u8, Uint512)> {
    let mut found = vec![];
    for (account, token_id) in addresses_and_tokens(storage, CREDITS.namespace()) {
        let credit = CREDITS.may_load(storage, (&account, token_id)).unwrap();
        let credit = credit.unwrap();
        let sum = [credit.curator, credit.operator, credit.protocol];
        found.push((token_id, sum.into_iter().map(Uint512::from).sum()));
    }
    for (account, token_id) in addresses_and_tokens(storage, ACCOUNTS.namespace()) {
        let balance = ACCOUNTS.may_load(storage, (&account, token_id)).unwrap();
        found.push((token_id, Uint512::from(balance.unwrap())));
    }
    found
}

/// The keys of a map (address, token), which has no prefix to range under.
fn addresses_and_tokens(storage: &Layered, namespace: &str) -> Vec<(Vec<u8>, u8)> {
    let start = [&[0, 1], namespace.as_bytes()].concat();
    let end = [&[0, 1], &[namespace.as_bytes()[0] + 1][..]].concat();
    let records = storage.range(Some(&start), Some(&end), Order::Ascending);
    let key = |(key, _): (Vec<u8>, Vec<u8>)| {
        // namespace, then the address's length in two bytes, address, token
        let (token_id, address) = key[start.len() + 2..].split_last().unwrap();
        (address.to_vec(), *token_id)
    };
    records.map(key).collect()
}

fn members(storage: &Layered, datanet_id: u64) -> Members {
    let id = datanet_id.into();
    let contributors = all(CONTRIBUTORS.range(storage, id, None, Order::Ascending));
    let rolls = all(ROLLS.range(storage, id, None, Order::Ascending));
    let rolls = rolls.into_iter().map(|(roll_id, roll)| {
        let key = (id, roll_id.into());
        let enrolled = ENROLLED.may_load(storage, key).unwrap().unwrap_or_default();
        let leaves = LEAVES.range(storage, key, None, Order::Ascending).count();
        assert_eq!(enrolled.leaves, leaves as u64, "roll {roll_id}");
        let mut taken = 0;
        for (account, contributor) in &contributors {
            let key = (id, roll_id.into(), account.as_slice());
            let held = ROLL_SEATS.may_load(storage, key).unwrap().unwrap_or(0);
            taken += held;
            let mut seats = contributor.roll_seats.iter();
            match seats.find(|seat| seat.roll_id == roll_id) {
                Some(seat) => assert_eq!(seat.weight, held, "roll {roll_id}"),
                None => assert!(held == 0 || !roll.is_open(), "roll {roll_id}"),
            }
        }
        assert_eq!(enrolled.weight, taken, "roll {roll_id}");
        assert!(taken <= roll.total_weight, "roll {roll_id}");
        let untaken = roll.total_weight - taken;
        (roll_id, roll, untaken)
    });
    Members {
        rolls: rolls.collect(),
        contributors,
    }
}

fn assert_total_weight(storage: &dyn Storage, datanet_id: u64, members: &Members) {
    let split = SPLITS
        .may_load(storage, datanet_id.into())
        .unwrap()
        .unwrap();
    let direct = members.contributors.iter();
    let direct: u64 = direct.map(|(_, member)| member.direct_weight).sum();
    let open = members.rolls.iter().filter(|(_, roll, _)| roll.is_open());
    let (ids, weights): (Vec<_>, Vec<_>) = open
        .map(|(roll_id, roll, _)| (*roll_id, roll.total_weight))
        .unzip();
    assert_eq!(split.open_rolls, ids, "datanet {datanet_id}");
    assert_eq!(
        split.total_weight,
        direct + weights.iter().sum::<u64>(),
        "datanet {datanet_id}: total weight"
    );
    let key = (datanet_id.into(), split.weights_version.into());
    let version = WEIGHT_VERSIONS.may_load(storage, key).unwrap();
    let version = version.unwrap_or_default();
    assert_eq!(
        (split.total_weight, split.open_rolls),
        (version.total_weight, version.open_rolls),
        "datanet {datanet_id}: newest version"
    );
}

fn check_pools(
    storage: &dyn Storage,
    datanet_id: u64,
    members: &Members,
    books: &mut BTreeMap<u8, Book>,
    indexes: &mut BTreeMap<(u64, u8), Uint256>,
) {
    for (token_id, record) in all(POOLS.range(storage, datanet_id.into(), None, Order::Ascending)) {
        let pool = record.pool();
        let book = books.entry(token_id).or_default();
        book.income += Uint512::from(pool.income.0);
        book.credited += Uint512::from(record.curator_income);
        book.owed += Uint512::from(record.curator_income) + Uint512::from(pool.waiting);

        let mut earned = Uint256::zero();
        for (_, roll, untaken) in &members.rolls {
            let grown = roll.until(token_id, pool.index) - roll.opening(token_id);
            let waits = Uint256::from(*untaken) * grown;
            earned += waits;
            book.owed += Uint512::from(waits / SCALE);
        }
        for (_, contributor) in &members.contributors {
            let position = contributor.position(token_id);
            let direct = Uint256::from(contributor.direct_weight);
            let mut settled = position.earned.0 + direct * (pool.index - position.last_index);
            for seat in &contributor.roll_seats {
                let roll = members.rolls.iter().find(|(id, ..)| *id == seat.roll_id);
                let until = roll.unwrap().1.until(token_id, pool.index);
                settled += Uint256::from(seat.weight) * until.saturating_sub(position.last_index);
            }
            earned += settled;
            book.paid += Uint512::from(position.paid);
            book.owed += Uint512::from((settled + ROUNDING) / SCALE - position.paid);
        }
        assert_eq!(
            earned + Uint256::from(pool.remainder) + pool.waiting * SCALE,
            pool.income.0,
            "datanet {datanet_id}, token {token_id}: earned, remainder and pots are not the income"
        );
        let before = indexes.insert((datanet_id, token_id), pool.index);
        assert!(
            before.unwrap_or_default() <= pool.index,
            "datanet {datanet_id}, token {token_id}: the index fell"
        );
    }
}
