//! One person, one address: in every field that takes one.

use cosmwasm_std::Addr;
use embedded_chain::Bech32Api;
use rstest::rstest;
use suite::{
    Claim, ConfigUpdate, ModelUpdate, NewDatanet, NewModel,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{ContributorWeight, ExecuteMsg, QueryMsg, UnitPrice, UnitPriceUpdate};

/// Each says whom somebody means, and none of them as the chain writes it.
fn malformed(suite: &Suite) -> Vec<String> {
    let good = suite.addr("ann").to_string();
    let bytes = suite.chain.api().canonicalize(&good).unwrap();
    let elsewhere = Bech32Api::new("cosmos").unwrap().humanize(&bytes).unwrap();
    let mut mistyped = good.clone();
    let last = if mistyped.pop() == Some('q') {
        'p'
    } else {
        'q'
    };
    mistyped.push(last);
    let mut mixed = good.clone();
    mixed.replace_range(..1, "W");
    vec![
        String::new(),
        " ".to_owned(),
        "ann".to_owned(),
        good.to_uppercase(),
        mixed,
        mistyped,
        format!(" {good}"),
        format!("{good} "),
        format!("{good}\0"),
        format!("{good}{good}"),
        good[..good.len() - 1].to_owned(),
        // the same bytes on another chain
        elsewhere.into(),
        "🜄".repeat(25_000),
    ]
}

fn entry(address: String) -> Vec<ContributorWeight> {
    vec![ContributorWeight { address, weight: 1 }]
}

fn price(token: String) -> UnitPrice {
    UnitPrice {
        token,
        amount: 1u128.into(),
        unit: "query".to_owned(),
    }
}

/// How the chain begins to say why something is no address.
const ANY_REASON: &str = "Generic error: ";

type Message = fn(String) -> ExecuteMsg;

/// field as the error names it, sender, message
const MESSAGES: [(&str, &str, Message); 13] = [
    ("contributors", "cora", |address| {
        let contributors = Some(entry(address));
        NewDatanet {
            contributors,
            ..NewDatanet::default()
        }
        .into()
    }),
    ("weights", "cora", |address| ExecuteMsg::SetWeights {
        datanet_id: 1,
        weights: entry(address),
    }),
    ("address", "cora", |address| ExecuteMsg::NominateCurator {
        datanet_id: 1,
        address: Some(address),
    }),
    ("address", "olga", |address| ExecuteMsg::NominateOperator {
        model_id: 1,
        address: Some(address),
    }),
    ("gateways", "olga", |address| {
        let gateways = Some(vec![address]);
        NewModel {
            gateways,
            ..NewModel::default()
        }
        .into()
    }),
    ("gateways", "olga", |address| {
        let gateways = Some(vec![address]);
        ModelUpdate {
            gateways,
            ..ModelUpdate::default()
        }
        .of(1)
    }),
    ("unit_price token", "olga", |token| {
        let unit_price = Some(price(token));
        NewModel {
            unit_price,
            ..NewModel::default()
        }
        .into()
    }),
    ("unit_price token", "olga", |token| {
        let UnitPrice {
            token,
            amount,
            unit,
        } = price(token);
        let unit_price = Some(UnitPriceUpdate::Set {
            token,
            amount,
            unit,
        });
        ModelUpdate {
            unit_price,
            ..ModelUpdate::default()
        }
        .of(1)
    }),
    ("address", "sam", |address| {
        Claim {
            address: Some(address),
            ..Claim::default()
        }
        .into()
    }),
    ("tokens", "sam", |token| {
        Claim {
            tokens: Some(vec![token]),
            ..Claim::default()
        }
        .into()
    }),
    ("address", "sam", |address| ExecuteMsg::SetPayoutAddress {
        address: Some(address),
    }),
    ("protocol_fee_recipient", "owner", |address| {
        let protocol_fee_recipient = Some(address);
        ConfigUpdate {
            protocol_fee_recipient,
            ..ConfigUpdate::default()
        }
        .into()
    }),
    ("add_fee_token", "owner", |token| {
        ConfigUpdate {
            add_fee_token: Some(token),
            ..ConfigUpdate::default()
        }
        .into()
    }),
];

fn suite_with_both(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 0, &[(datanet, 1)]);
    suite
}

#[rstest]
fn messages_take_no_address_but_in_its_normal_form(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    for (field, sender, message) in MESSAGES {
        for address in malformed(&suite) {
            let message = message(address);
            suite.refused(
                |s| s.execute(sender, message),
                suite::Refusal::Address(field),
            );
        }
    }
}

/// The chain is asked about up to 90 bytes, which is where bech32 ends.
#[rstest]
fn what_is_longer_than_any_address_is_refused_by_its_length(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_both(runtime);
    for bytes in [89, 90, 91, 92, 128] {
        let message = ExecuteMsg::SetWeights {
            datanet_id: 1,
            weights: entry("a".repeat(bytes)),
        };
        let refused = suite.execute("cora", message).unwrap_err();
        let by_length =
            format!("{:#}", refused.cause).contains(&format!("{bytes} bytes, at most 90"));
        assert_eq!(by_length, bytes > 90, "{bytes}: {:#}", refused.cause);
    }
}

#[rstest]
fn owner_and_retired_token_are_addresses_too(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    for address in malformed(&suite) {
        let update = ConfigUpdate {
            retire_fee_token: Some(address.clone()),
            ..ConfigUpdate::default()
        };
        suite.refused(|s| s.execute("owner", update), ANY_REASON);
        let transfer = cw_ownable::Action::TransferOwnership {
            new_owner: address,
            expiry: None,
        };
        suite.refused(|s| s.update_ownership("owner", transfer), ANY_REASON);
    }
}

type Question = fn(String) -> QueryMsg;

const QUERIES: [(&str, Question); 12] = [
    ("curator", |curator| QueryMsg::DatanetsByCurator {
        curator,
        start_after: None,
        limit: None,
    }),
    ("token", |token| QueryMsg::Pool {
        datanet_id: 1,
        token,
    }),
    ("address", |address| QueryMsg::Contributor {
        datanet_id: 1,
        address,
    }),
    ("start_after", |address| QueryMsg::Contributors {
        datanet_id: 1,
        start_after: Some(address),
        limit: None,
    }),
    ("address", |address| QueryMsg::Memberships {
        address,
        start_after: None,
        limit: None,
    }),
    ("address", |address| QueryMsg::WeightAt {
        datanet_id: 1,
        address,
        height: None,
        version: None,
    }),
    ("operator", |operator| QueryMsg::ModelsByOperator {
        operator,
        start_after: None,
        limit: None,
    }),
    ("payer", |payer| QueryMsg::QueryRecord {
        model_id: 1,
        record_id: None,
        payer: Some(payer),
        query_id: Some("q".to_owned()),
    }),
    ("address", |address| QueryMsg::Receipt {
        model_id: 1,
        record_id: 1,
        address,
        payer: None,
        query_id: None,
    }),
    ("address", |address| QueryMsg::Earnings {
        address,
        datanets: None,
        start_after: None,
        limit: None,
    }),
    ("address", |address| QueryMsg::Credits {
        address,
        start_after: None,
        limit: None,
    }),
    ("address", |address| QueryMsg::PayoutAddress { address }),
];

#[rstest]
fn queries_take_no_address_but_in_its_normal_form(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = suite_with_both(runtime);
    for (field, question) in QUERIES {
        for address in malformed(&suite) {
            suite.query_refused(&question(address), suite::Refusal::Address(field));
        }
    }
    for address in malformed(&suite) {
        let question = QueryMsg::SplitPreview {
            model_id: 1,
            token: Some(address),
            amount: 1u128.into(),
        };
        suite.query_refused(&question, suite::Refusal::Address("token"));
    }
}

#[rstest]
fn nobody_is_listed_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    let ann = suite.addr("ann").to_string();
    let twice = |list| ContractError::Duplicate {
        list,
        entry: ann.clone(),
    };
    let doubled = || [entry(ann.clone()), entry(ann.clone())].concat();

    let new = NewDatanet {
        contributors: Some(doubled()),
        ..NewDatanet::default()
    };
    suite.refused(|s| s.register_datanet("cora", new), twice("contributors"));
    let mut weights = doubled();
    // not next to each other, and not with one weight
    weights.insert(1, entry(suite.addr("bob").into()).remove(0));
    weights[2].weight = 5;
    let message = ExecuteMsg::SetWeights {
        datanet_id: 1,
        weights,
    };
    suite.refused(|s| s.execute("cora", message), twice("weights"));

    let gateways = Some(vec![ann.clone(), suite.addr("bob").into(), ann.clone()]);
    let new = NewModel {
        gateways: gateways.clone(),
        ..NewModel::default()
    };
    suite.refused(|s| s.register_model("olga", new), twice("gateways"));
    let update = ModelUpdate {
        gateways,
        ..ModelUpdate::default()
    };
    suite.refused(|s| s.update_model("olga", 1, update), twice("gateways"));
}

#[rstest]
fn a_contract_may_hold_weight(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    // addresses of contracts have 32 bytes, those of people 20
    let contracts: [Addr; 2] = [suite.contract.clone(), suite.token(0)];
    let weights = contracts.map(|contract| (contract, 1));
    suite.set_weights("cora", 1, &weights).unwrap();
    suite.pay("payer", 1, 300);
    suite.assert_invariants();
    assert_eq!(suite.contributors(1, None, None).len(), 3);
}
