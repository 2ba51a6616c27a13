//! What must hold after every message, worked out from the raw state and not by the contract's own arithmetic.

use std::collections::BTreeMap;

use cosmwasm_std::{Order, Storage, Uint256, Uint512};
use tributary::state::{
    ACCOUNTS, CONFIG, CONTRIBUTORS, CREDITS, Credit, DATANETS, ENROLLED, LEAVES, POOLS, ROLL_SEATS,
    ROLLS, Roll, SPLITS, WEIGHT_VERSIONS,
};

use crate::Suite;

/// 2^112
const SCALE: Uint256 = Uint256::from_u128(1 << 112);
/// 2^72: added before whole units are cut.
const ROUNDING: Uint256 = Uint256::from_u128(1 << 72);

/// What the contract has to do with one token.
#[derive(Default)]
struct Account {
    /// Σ of the pools' income, scaled.
    income: Uint512,
    /// Credits and curators' income that are not claimed, and what is prepaid.
    credited: Uint512,
    /// Paid to contributors.
    paid: Uint512,
    /// What everybody could claim now.
    owed: Uint512,
}

impl Suite {
    /// Conservation in each pool, solvency and conservation for each token, sums of weights, and no index falls.
    ///
    /// Tokens that were not made by this suite are taken at their pools' word alone.
    #[track_caller]
    pub fn assert_invariants(&mut self) {
        let mut indexes = std::mem::take(&mut self.indexes);
        let accounts = self.read_storage(|storage| {
            let datanets = DATANETS.range(storage, (), None, Order::Ascending);
            let mut accounts = BTreeMap::<u8, Account>::new();
            for datanet in datanets {
                let (datanet_id, _) = datanet.unwrap();
                assert_total_weight(storage, datanet_id);
                check_pools(storage, datanet_id, &mut accounts, &mut indexes);
            }
            accounts
        });
        self.indexes = indexes;
        self.assert_tokens(accounts);
    }

    #[track_caller]
    fn assert_tokens(&self, mut accounts: BTreeMap<u8, Account>) {
        for (token_id, credit) in self.all_credits() {
            let account = accounts.entry(token_id).or_default();
            for amount in [credit.curator, credit.operator, credit.protocol] {
                account.credited += Uint512::from(amount);
                account.owed += Uint512::from(amount);
            }
        }
        for (token_id, balance) in self.all_balances() {
            let account = accounts.entry(token_id).or_default();
            account.credited += Uint512::from(balance);
            account.owed += Uint512::from(balance);
        }
        let config = self.read_storage(|storage| CONFIG.load(storage)).unwrap();
        for (fee_token, token_id) in config.fee_tokens.iter().zip(0u8..) {
            let token = self.chain.address(fee_token.token.as_slice()).unwrap();
            if !self.tokens.contains(&token) {
                continue;
            }
            let account = accounts.remove(&token_id).unwrap_or_default();
            let held = Uint512::from(self.held(&token));
            let donated = self.donated.get(&token).copied().unwrap_or_default();

            assert!(
                held >= account.owed + Uint512::from(donated),
                "{token}: {} owed, {donated} donated, but {held} held",
                account.owed
            );
            let scale = Uint512::from(SCALE);
            assert_eq!(
                (held + account.paid) * scale,
                account.income + (account.credited + Uint512::from(donated)) * scale,
                "{token}: what came in is not what is held and was paid"
            );
        }
    }

    fn all_credits(&self) -> Vec<(u8, Credit)> {
        let keys = self.keys_of_addresses(CREDITS.namespace()).into_iter();
        let load = |(address, token_id): (Vec<u8>, u8)| {
            let credit =
                self.read_storage(|storage| CREDITS.may_load(storage, (&address, token_id)));
            (token_id, credit.unwrap().unwrap())
        };
        keys.map(load).collect()
    }

    /// What all accounts hold prepaid.
    fn all_balances(&self) -> Vec<(u8, u128)> {
        let keys = self.keys_of_addresses(ACCOUNTS.namespace()).into_iter();
        let load = |(address, token_id): (Vec<u8>, u8)| {
            let balance =
                self.read_storage(|storage| ACCOUNTS.may_load(storage, (&address, token_id)));
            (token_id, balance.unwrap().unwrap())
        };
        keys.map(load).collect()
    }

    /// The keys (address, token) of a map.
    fn keys_of_addresses(&self, namespace: &str) -> Vec<(Vec<u8>, u8)> {
        let name = namespace.as_bytes();
        let prefix = [&u16::try_from(name.len()).unwrap().to_be_bytes(), name].concat();
        let keys = self.storage().into_iter();
        keys.filter_map(|(key, _)| {
            let key = key.strip_prefix(prefix.as_slice())?;
            // (length in two bytes, address, token)
            let (token_id, address) = key[2..].split_last().unwrap();
            Some((address.to_vec(), *token_id))
        })
        .collect()
    }
}

#[track_caller]
fn assert_total_weight(storage: &dyn Storage, datanet_id: u64) {
    let split = SPLITS
        .may_load(storage, datanet_id.into())
        .unwrap()
        .unwrap();
    let contributors = CONTRIBUTORS.range(storage, datanet_id.into(), None, Order::Ascending);
    let direct: u64 = contributors
        .map(|entry| entry.unwrap().1.direct_weight)
        .sum();
    let rolls = rolls(storage, datanet_id);
    let open = rolls.iter().filter(|roll| roll.roll.is_open());
    let (ids, weights): (Vec<_>, Vec<_>) = open
        .map(|roll| (roll.roll_id, roll.roll.total_weight))
        .unzip();
    assert_eq!(split.open_rolls, ids, "datanet {datanet_id}: open rolls");
    assert_eq!(
        split.total_weight,
        direct + weights.iter().sum::<u64>(),
        "datanet {datanet_id}: total weight"
    );

    let key = (datanet_id.into(), split.weights_version.into());
    let version = WEIGHT_VERSIONS
        .may_load(storage, key)
        .unwrap()
        .unwrap_or_default();
    assert_eq!(
        (split.total_weight, split.open_rolls),
        (version.total_weight, version.open_rolls),
        "datanet {datanet_id}: newest version"
    );
}

/// A roll and what of it nobody has taken.
struct RollState {
    roll_id: u64,
    roll: Roll,
    untaken: u64,
}

fn rolls(storage: &dyn Storage, datanet_id: u64) -> Vec<RollState> {
    let rolls = ROLLS.range(storage, datanet_id.into(), None, Order::Ascending);
    let contributors: Vec<_> = CONTRIBUTORS
        .range(storage, datanet_id.into(), None, Order::Ascending)
        .map(|entry| entry.unwrap())
        .collect();
    rolls
        .map(|entry| {
            let (roll_id, roll) = entry.unwrap();
            let key = (datanet_id.into(), roll_id.into());
            let enrolled = ENROLLED.may_load(storage, key).unwrap().unwrap_or_default();
            let leaves = LEAVES.range(storage, key, None, Order::Ascending);
            assert_eq!(enrolled.leaves, leaves.count() as u64, "roll {roll_id}");
            let mut taken = 0;
            for (account, contributor) in &contributors {
                let key = (datanet_id.into(), roll_id.into(), account.as_slice());
                let held = ROLL_SEATS
                    .may_load(storage, key)
                    .unwrap()
                    .unwrap_or_default();
                taken += held;
                let mut seats = contributor.roll_seats.iter();
                let seat = seats.find(|seat| seat.roll_id == roll_id);
                match seat {
                    Some(seat) => assert_eq!(seat.weight, held, "roll {roll_id}"),
                    None => assert!(held == 0 || !roll.is_open(), "roll {roll_id}"),
                }
            }
            assert_eq!(enrolled.weight, taken, "roll {roll_id}");
            RollState {
                roll_id,
                untaken: roll.total_weight - taken,
                roll,
            }
        })
        .collect()
}

#[track_caller]
fn check_pools(
    storage: &dyn Storage,
    datanet_id: u64,
    accounts: &mut BTreeMap<u8, Account>,
    indexes: &mut BTreeMap<(u64, u8), Uint256>,
) {
    let rolls = rolls(storage, datanet_id);
    let pools = POOLS.range(storage, datanet_id.into(), None, Order::Ascending);
    for entry in pools {
        let (token_id, record) = entry.unwrap();
        let pool = record.pool();
        let account = accounts.entry(token_id).or_default();
        account.income += Uint512::from(pool.income.0);
        account.credited += Uint512::from(record.curator_income);
        account.owed += Uint512::from(record.curator_income) + Uint512::from(pool.waiting);

        let mut earned = Uint256::zero();
        for RollState { roll, untaken, .. } in &rolls {
            let grown = roll.until(token_id, pool.index) - roll.opening(token_id);
            let waits = Uint256::from(*untaken) * grown;
            earned += waits;
            account.owed += Uint512::from(waits / SCALE);
        }
        let contributors = CONTRIBUTORS.range(storage, datanet_id.into(), None, Order::Ascending);
        for entry in contributors {
            let (_, contributor) = entry.unwrap();
            let position = contributor.position(token_id);
            let mut settled = position.earned.0
                + Uint256::from(contributor.direct_weight) * (pool.index - position.last_index);
            for seat in &contributor.roll_seats {
                let roll = rolls.iter().find(|roll| roll.roll_id == seat.roll_id);
                let until = roll.unwrap().roll.until(token_id, pool.index);
                settled += Uint256::from(seat.weight) * until.saturating_sub(position.last_index);
            }
            earned += settled;
            account.paid += Uint512::from(position.paid);
            account.owed += Uint512::from((settled + ROUNDING) / SCALE - position.paid);
        }
        assert_eq!(
            earned + Uint256::from(pool.remainder) + pool.waiting * SCALE,
            pool.income.0,
            "datanet {datanet_id}, token {token_id}: earned, remainder and pots are not the income"
        );
        let seen = indexes.insert((datanet_id, token_id), pool.index);
        assert!(
            seen.unwrap_or_default() <= pool.index,
            "datanet {datanet_id}, token {token_id}: the index fell"
        );
    }
}
