//! What the queries answer, against the book, balance by balance.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use tributary_api::SeatSource;

use super::book::Book;
use super::entry::of;
use super::owed::ROLES;
use super::shown::Shown;
use crate::oracle::big;

#[track_caller]
pub fn assert_balances(shown: &Shown, book: &Book) {
    let datanets: Vec<String> = shown.datanets.iter().map(u64::to_string).collect();
    let mut said: Vec<_> = book.curators.keys().cloned().collect();
    said.sort_by_key(|id| id.parse::<u64>().unwrap());
    assert_eq!(datanets, said);
    for datanet_id in &shown.datanets {
        assert_pools(shown, book, *datanet_id);
        assert_rolls(shown, book, *datanet_id);
        for person in &shown.people {
            assert_positions(shown, book, *datanet_id, person);
        }
    }
    for person in &shown.people {
        assert_credits(shown, book, person);
        let claimable = shown.claimable(person);
        for token in &shown.tokens {
            let mine = book.claimable(person.as_str(), token.as_str());
            assert_eq!(claimable[token.as_str()], mine, "{person} in {token}");
        }
        let payout = shown.suite.payout_address(person);
        assert_eq!(payout.as_str(), book.payouts.of(person.as_str()));
    }
    assert_eq!(shown.models.len(), book.operators.len());
    for model_id in &shown.models {
        let (found, model) = (shown.suite.model(*model_id), model_id.to_string());
        assert_eq!(found.operator.as_str(), book.operators[&model]);
        let records = of(&book.records, model);
        assert_eq!(BigInt::from(found.records), records);
    }
    let config = shown.suite.config();
    for known in &config.fee_tokens {
        // those of the instantiation may be older than the log
        let said = book.fee_tokens.get(known.token.as_str());
        assert_eq!(*said.unwrap_or(&true), known.active);
    }
    if let Some([bps, recipient]) = &book.config {
        assert_eq!(config.protocol_fee_bps.to_string(), *bps);
        assert_eq!(config.protocol_fee_recipient.as_str(), recipient);
    }
}

fn assert_pools(shown: &Shown, book: &Book, datanet_id: u64) {
    let (found, datanet) = (shown.suite.datanet(datanet_id), datanet_id.to_string());
    assert_eq!(found.curator.as_str(), book.curators[&datanet]);
    let total = of(&book.totals, datanet.clone());
    assert_eq!(BigInt::from(found.total_weight), total);
    let version = book.versions.get(&datanet).map_or("0", String::as_str);
    assert_eq!(found.weights_version.to_string(), version);
    for token in &shown.tokens {
        let pool = shown.suite.pool(datanet_id, token);
        let key = [datanet.clone(), token.to_string()];
        let earned = book.earned.iter();
        let earned = earned.filter(|([of, _, in_token], _)| [of, in_token] == [&key[0], &key[1]]);
        let earned: BigInt = earned.map(|(_, amount)| amount).sum();
        let untaken = book.rolls.of(&datanet);
        let untaken: BigInt = untaken
            .map(|(_, roll)| roll.untaken_earned(token.as_str()))
            .sum();
        let income = of(&book.incomes, key.clone());
        let waiting = of(&book.waiting, key.clone());
        assert_eq!(big(pool.index_scaled), of(&book.indexes, key.clone()));
        assert_eq!(big(pool.waiting_pots), waiting);
        let shared = &income - (waiting << 112);
        assert_eq!(big(pool.remainder_scaled), shared - earned - untaken);
        assert_eq!(big(pool.income_scaled), income);
        assert_eq!(big(pool.curator_income), of(&book.curator_incomes, key));
    }
}

fn assert_rolls(shown: &Shown, book: &Book, datanet_id: u64) {
    let datanet = datanet_id.to_string();
    let rolls = BTreeMap::from_iter(book.rolls.of(&datanet));
    for (roll_id, roll) in &rolls {
        let roll_id = roll_id.parse().unwrap();
        let found = shown.suite.roll(datanet_id, roll_id);
        let [leaf_count, version] = [found.leaf_count, found.weights_version];
        let said = [found.root.to_base64(), found.uri];
        let [root, uri] = said;
        let numbers = [leaf_count.to_string(), version.to_string()];
        assert_eq!(
            [&root, &uri, &numbers[0], &numbers[1]],
            roll.said.each_ref()
        );
        assert_eq!(BigInt::from(found.total_weight), roll.weight);
        let times = (found.opened_at, found.closed_at);
        assert_eq!(times, (roll.opened_at, roll.closed_at));
        assert_eq!(BigInt::from(found.enrolled_weight), roll.taken());
        assert_eq!(found.enrolled_leaves, roll.leaves.len() as u64);
        let mut risen = BTreeMap::new();
        for pool in found.pools {
            let token = pool.token.to_string();
            let opened = of(&roll.opened, token.clone());
            assert_eq!(big(pool.opened_scaled), opened);
            risen.insert(token, big(pool.until_scaled) - opened);
        }
        risen.retain(|_, risen| *risen != BigInt::ZERO);
        let mut mine = roll.risen.clone();
        mine.retain(|_, risen| *risen != BigInt::ZERO);
        assert_eq!(risen, mine);
        for leaf_index in 0..leaf_count {
            let found = shown.suite.seat(datanet_id, roll_id, leaf_index).address;
            let mine = roll.leaves.get(&leaf_index.to_string());
            let mine = mine.map(|(address, _)| address.as_str());
            assert_eq!(found.as_ref().map(Addr::as_str), mine);
        }
    }
    // there is none after the last
    let next = rolls.len() as u64 + 1;
    let ask = tributary_api::QueryMsg::Roll {
        datanet_id,
        roll_id: next,
    };
    assert!(shown.suite.ask::<serde_json::Value>(&ask).is_err());
}

fn assert_positions(shown: &Shown, book: &Book, datanet_id: u64, person: &Addr) {
    let (found, datanet) = (
        shown.suite.contributor(datanet_id, person),
        datanet_id.to_string(),
    );
    let key = [datanet.clone(), person.to_string()];
    let accepted = of(&book.data.accepted, key.clone());
    assert_eq!(BigInt::from(found.accepted_weight), accepted);
    let direct = of(&book.weights, key);
    let mut seats = book.rolls.seats(&datanet, person.as_str());
    let over_all: BigInt = &direct + seats.values().sum::<BigInt>();
    assert_eq!(BigInt::from(found.weight), over_all);
    if direct != BigInt::ZERO {
        seats.insert(String::new(), direct);
    }
    let found_seats = found.seats.into_iter().map(|seat| {
        let source = match seat.source {
            SeatSource::Direct {} => String::new(),
            SeatSource::Roll { roll_id } => roll_id.to_string(),
        };
        (source, BigInt::from(seat.weight))
    });
    assert_eq!(BTreeMap::from_iter(found_seats), seats);
    for token in &shown.tokens {
        let key = [datanet.clone(), person.to_string(), token.to_string()];
        let mut positions = found.positions.iter();
        let position = positions.find(|position| position.token == *token);
        let position = position.map_or_else(Default::default, |one| {
            [one.earned_scaled, one.claimed, one.claimable].map(big)
        });
        let (earned, paid) = (of(&book.earned, key.clone()), of(&book.paid, key.clone()));
        assert_eq!(position, [earned, paid, book.position(&key)], "{key:?}");
    }
}

fn assert_credits(shown: &Shown, book: &Book, person: &Addr) {
    let page = shown.suite.credits_of(person, None, Some(100));
    assert_eq!(page.next, None, "a second page");
    let found = page.credits.into_iter().map(|one| {
        let amounts = [one.curator, one.operator, one.protocol, one.claimed];
        (one.token.to_string(), amounts.map(big))
    });
    let found: BTreeMap<_, _> = found.collect();
    for token in &shown.tokens {
        let (who, token) = (person.as_str(), token.as_str());
        let [curator, operator, protocol] = ROLES.map(|role| book.credit(role, who, token));
        let claimed = of(&book.credits_paid, [who, token].map(str::to_owned));
        let mine = [curator, operator, protocol, claimed];
        assert_eq!(found[token], mine, "credits of {who} in {token}");
    }
}
