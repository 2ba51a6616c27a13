//! Every message × every role: who may send what.

use cosmwasm_std::{Addr, coins, to_json_binary};
use cw_ownable::{Action, OwnershipError};
use cw_utils::PaymentError;
use cw20::Cw20ReceiveMsg;
use rstest::rstest;
use suite::{
    Batch, Claim, ConfigUpdate, DatanetUpdate, ModelUpdate, NewAllowance, NewDatanet, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, Tree, accepted, charge, contributor_weights, hook, lineage, scores,
};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, UnitPrice};

/// Whose message it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Anyone,
    FeeToken,
    Curator,
    CuratorNominee,
    Contributor,
    Attestor,
    Gateway,
    Payer,
    Operator,
    OperatorNominee,
    Owner,
    OwnerNominee,
}

use Role::*;

/// Everybody who is somebody, and two who are not.
const PEOPLE: [(&str, Role); 12] = [
    ("cora", Curator),
    ("nina", CuratorNominee),
    ("ann", Contributor),
    ("tess", Attestor),
    ("gate", Gateway),
    ("olga", Operator),
    ("nora", OperatorNominee),
    ("owner", Owner),
    ("penny", OwnerNominee),
    ("treasury", Anyone),
    ("payer", Payer),
    ("sam", Anyone),
];

fn people(suite: &Suite) -> Vec<(Addr, Role)> {
    let named = PEOPLE.map(|(name, role)| (suite.addr(name), role));
    let contract = (suite.contract.clone(), Anyone);
    let mut people = vec![(suite.token(0), FeeToken), contract];
    people.extend(named);
    people
}

fn suite_with_roles(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    for datanet_id in [1, 2] {
        let new = NewDatanet {
            influence_bps: Some(2_000),
            attestors: Some(vec![suite.addr("tess").into()]),
            notice_seconds: Some(172_800),
            contributors: Some(contributor_weights(&suite, &[("ann", 1)])),
            ..NewDatanet::default()
        };
        suite.register_datanet("cora", new).unwrap();
        let model = NewModel {
            operator_fee_bps: 2_000,
            unit_price: Some(UnitPrice {
                token: suite.token(0).into(),
                amount: 1_000u128.into(),
                unit: "query".to_owned(),
            }),
            lineage: lineage(&[(datanet_id, 1)]),
            gateways: Some(vec![suite.addr("gate").into()]),
            ..NewModel::default()
        };
        suite.register_model("olga", model).unwrap();
    }
    let tree = Tree::new(&suite, &[("bob", 1), ("dan", 2)]);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.advance_time(172_800);
    suite.apply_changes("sam", 1).unwrap();
    suite.deposit("payer", 10_000).unwrap();
    let allowance = NewAllowance::default();
    suite.set_allowance("payer", allowance).unwrap();
    // the second one has a matured change, and a pot past its deadline
    suite.pay("payer", 2, 1_000);
    suite.set_weights("cora", 2, &[("bob", 1)]).unwrap();
    suite.advance_time(172_800);
    // the first one's wait
    suite.pay("payer", 1, 1_000);
    suite.set_weights("cora", 1, &[("bob", 1)]).unwrap();
    suite.submit_contribution("cara", 1, [0; 32]).unwrap();
    suite.nominate_curator("cora", 1, Some("nina")).unwrap();
    suite.nominate_operator("olga", 1, Some("nora")).unwrap();
    let offer = offer_ownership(&suite);
    suite.execute("owner", offer).unwrap();
    suite
}

fn offer_ownership(suite: &Suite) -> ExecuteMsg {
    ExecuteMsg::UpdateOwnership(Action::TransferOwnership {
        new_owner: suite.addr("penny").into(),
        expiry: None,
    })
}

fn refusal(suite: &Suite, message: &ExecuteMsg, whose: Role, found: Addr) -> ContractError {
    let nominee = |subject, name| ContractError::NotNominee {
        subject,
        id: 1,
        expected: Some(suite.addr(name)),
        found: found.clone(),
    };
    match whose {
        Anyone => panic!("nobody is refused"),
        FeeToken => ContractError::NotAFeeToken { found },
        Curator => ContractError::NotCurator {
            datanet_id: 1,
            expected: suite.addr("cora"),
            found,
        },
        CuratorNominee => nominee("datanet", "nina"),
        Contributor => ContractError::NotContributor {
            datanet_id: 1,
            address: found,
        },
        Attestor => ContractError::NotAttestor {
            datanet_id: 1,
            found,
        },
        Gateway => ContractError::NotGateway { model_id: 1, found },
        // of what is everybody's own, others have nothing
        Payer => match message {
            ExecuteMsg::Withdraw { .. } => ContractError::ZeroAmount { field: "amount" },
            _ => ContractError::NoAllowance {
                payer: found,
                model_id: 1,
                token: suite.token(0),
            },
        },
        Operator => ContractError::NotOperator {
            model_id: 1,
            expected: suite.addr("olga"),
            found,
        },
        OperatorNominee => nominee("model", "nora"),
        Owner => ContractError::NotOwner {
            expected: Some(suite.addr("owner")),
            found,
        },
        OwnerNominee => ContractError::Ownership(OwnershipError::NotPendingOwner),
    }
}

type Message = fn(&Suite) -> ExecuteMsg;

macro_rules! messages {
    ($($variant:ident: $role:expr => $message:expr,)*) => {
        const MESSAGES: &[(&str, Role, Message)] = &[
            $((stringify!($variant), $role, $message),)*
        ];

        /// Does not compile when a message is missing above.
        #[allow(dead_code)]
        fn listed(message: &ExecuteMsg) {
            match message {
                $(ExecuteMsg::$variant { .. } => {})*
            }
        }
    };
}

messages! {
    Receive: FeeToken => |s| ExecuteMsg::Receive(Cw20ReceiveMsg {
        sender: s.addr("payer").into(),
        amount: 1_000u128.into(),
        msg: to_json_binary(&hook(1, "forged")).unwrap(),
    }),
    RegisterDatanet: Anyone => |_| NewDatanet::default().into(),
    UpdateDatanet: Curator => |_| DatanetUpdate {
        name: Some("new".to_owned()),
        ..DatanetUpdate::default()
    }.of(1),
    ApplyChanges: Anyone => |_| ExecuteMsg::ApplyChanges { datanet_id: 2, limit: None },
    CancelChange: Curator => |_| ExecuteMsg::CancelChange { datanet_id: 1, change_id: 2 },
    SubmitContribution: Anyone => |_| ExecuteMsg::SubmitContribution {
        datanet_id: 1,
        content_hash: [1; 32].into(),
        uri: None,
    },
    ReviewContributions: Curator => |_| ExecuteMsg::ReviewContributions {
        datanet_id: 1,
        verdicts: vec![accepted(1, 1)],
    },
    Attribute: Attestor => |s| ExecuteMsg::Attribute {
        model_id: 1,
        datanet_id: 1,
        record_ids: vec![1],
        scores: scores(s, &[("ann", 1)]),
        unattributed: None,
    },
    Release: Anyone => |_| ExecuteMsg::Release {
        model_id: 2,
        datanet_id: 2,
        record_ids: vec![1],
    },
    SetWeights: Curator => |s| ExecuteMsg::SetWeights {
        datanet_id: 1,
        weights: contributor_weights(s, &[("bob", 5)]),
    },
    LeaveDatanet: Contributor => |_| ExecuteMsg::LeaveDatanet { datanet_id: 1 },
    NominateCurator: Curator => |s| ExecuteMsg::NominateCurator {
        datanet_id: 1,
        address: Some(s.addr("sam").into()),
    },
    AcceptCuratorship: CuratorNominee => |_| ExecuteMsg::AcceptCuratorship { datanet_id: 1 },
    RegisterModel: Anyone => |_| NewModel::default().into(),
    UpdateModel: Operator => |_| ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    }.of(1),
    NominateOperator: Operator => |s| ExecuteMsg::NominateOperator {
        model_id: 1,
        address: Some(s.addr("sam").into()),
    },
    AcceptOperatorship: OperatorNominee => |_| ExecuteMsg::AcceptOperatorship { model_id: 1 },
    Claim: Anyone => |_| Claim::default().into(),
    SetPayoutAddress: Anyone => |s| ExecuteMsg::SetPayoutAddress {
        address: Some(s.addr("wallet").into()),
    },
    UpdateConfig: Owner => |_| ConfigUpdate {
        protocol_fee_bps: Some(0),
        ..ConfigUpdate::default()
    }.into(),
    Pause: Owner => |_| ExecuteMsg::Pause {},
    Unpause: Owner => |_| ExecuteMsg::Unpause {},
    UpdateOwnership: Owner => offer_ownership,
    PublishRoll: Curator => |s| Tree::new(s, &[("bob", 1)]).publication(1, None).into(),
    Enrol: Anyone => |s| Tree::new(s, &[("bob", 1), ("dan", 2)]).enrolment(1, 1, 1).into(),
    CloseRoll: Curator => |_| ExecuteMsg::CloseRoll { datanet_id: 1, roll_id: 1 },
    SetAllowance: Anyone => |s| NewAllowance::default().of(s.token(0)),
    RevokeAllowance: Payer => |s| ExecuteMsg::RevokeAllowance {
        model_id: 1,
        token: s.token(0).into(),
    },
    Withdraw: Payer => |s| ExecuteMsg::Withdraw { token: s.token(0).into(), amount: None },
    RecordQueries: Gateway => |s| Batch {
        charges: vec![charge(s, "payer", "q")],
        ..Batch::default()
    }.of(1),
}

/// The other actions of `update_ownership`.
const OWNERSHIP: [(&str, Role, Message); 2] = [
    ("AcceptOwnership", OwnerNominee, |_| {
        ExecuteMsg::UpdateOwnership(Action::AcceptOwnership)
    }),
    ("RenounceOwnership", Owner, |_| {
        ExecuteMsg::UpdateOwnership(Action::RenounceOwnership)
    }),
];

/// Each message, and a suite in which it can succeed.
fn cases(runtime: Runtime) -> impl Iterator<Item = (&'static str, Role, ExecuteMsg, Suite)> {
    let messages = MESSAGES.iter().chain(&OWNERSHIP);
    messages.map(move |(name, whose, message)| {
        let suite = suite_for(name, runtime);
        (*name, *whose, message(&suite), suite)
    })
}

fn suite_for(name: &str, runtime: Runtime) -> Suite {
    let mut suite = suite_with_roles(runtime);
    if name == "Unpause" {
        suite.pause("owner").unwrap();
    }
    suite
}

#[rstest]
fn each_message_is_for_its_role_alone(#[values(Native, Wasm)] runtime: Runtime) {
    for (name, whose, message, mut suite) in cases(runtime) {
        let (rightful, others): (Vec<_>, Vec<_>) = people(&suite)
            .into_iter()
            .partition(|(_, role)| whose == Anyone || whose == *role);
        assert!(!rightful.is_empty(), "{name}");
        for (sender, _) in others {
            let expected = refusal(&suite, &message, whose, sender.clone());
            suite.refused(|s| s.execute(sender, message.clone()), expected);
        }
        for (sender, _) in rightful {
            let mut suite = suite_for(name, runtime);
            let done = suite.execute(&sender, message.clone());
            done.unwrap_or_else(|error| panic!("{name} by {sender}: {error}"));
        }
    }
}

#[rstest]
fn native_coins_are_refused_with_every_message(#[values(Native, Wasm)] runtime: Runtime) {
    for (_, whose, message, mut suite) in cases(runtime) {
        let coins = coins(5, "uatom");
        let (sender, _) = people(&suite)
            .into_iter()
            .find(|(_, role)| whose == Anyone || whose == *role)
            .unwrap();
        suite.chain.mint(&sender, &coins).unwrap();
        suite.refused(
            |s| s.execute_with(&sender, message, &coins),
            ContractError::Payment(PaymentError::NonPayable {}),
        );
        assert_eq!(suite.chain.balance(&sender, "uatom").unwrap().u128(), 5);
    }
}
