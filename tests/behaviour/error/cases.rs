//! What brings each variant about.

use cosmwasm_std::Uint256;
use suite::{
    Batch, Claim, ConfigUpdate, DatanetUpdate, ModelUpdate, NewDatanet, NewModel, Suite, Tree,
    TxError, accepted, charge, hook, lineage, rejected,
};
use tributary::CONTRACT_NAME;
use tributary::error::ContractError;
use tributary::state::{ACCOUNTS, CREDITS, Credit, POOLS, PoolRecord};
use tributary_api::{ContributorWeight, HookMsg, QueryMsg, UnitPrice};

use super::stage::{
    ask, charge_units, charged, lane, migrate_from, named, priced, record, retire, weight_at,
    with_gateway, with_lane, with_units,
};

/// Ends in the refusal.
pub type Case = fn(&mut Suite) -> Result<(), TxError>;

macro_rules! cases {
    ($($variant:ident => $case:expr,)*) => {
        pub const CASES: &[(&str, Case)] = &[$((stringify!($variant), $case),)*];

        /// Does not compile when a variant has no case.
        pub fn variant(error: &ContractError) -> &'static str {
            match error {
                $(ContractError::$variant { .. } => stringify!($variant),)*
            }
        }
    };
}

cases! {
    Std => |s| s.send("payer", s.token(0), 1, b"no JSON").map(drop),
    Split => |s| {
        s.plant(|storage| {
            let mut pool = PoolRecord::default().pool();
            // one below the bound of 2^255, scaled
            pool.income.0 = Uint256::MAX >> 1;
            let mut record = PoolRecord::default();
            record.set_pool(pool);
            for token_id in [0, 1] {
                POOLS.save(storage, (1.into(), token_id), &record).unwrap();
            }
        });
        s.record_query("payer", 1, "q", 100).map(drop)
    },
    Overflow => |s| {
        s.record_query("payer", 1, "q", 100).unwrap();
        let cora = s.chain.api().canonicalize(s.addr("cora").as_str()).unwrap();
        s.plant(|storage| {
            let credit = Credit { claimed: Uint256::MAX, ..Credit::default() };
            for token_id in [0, 1] {
                CREDITS.save(storage, (&cora, token_id), &credit).unwrap();
            }
        });
        s.claim("cora").map(drop)
    },
    Ownership => |s| {
        s.update_ownership("sam", cw_ownable::Action::AcceptOwnership).map(drop)
    },
    NotOwner => |s| s.pause("sam").map(drop),
    Payment => |s| {
        let (coins, sam) = (cosmwasm_std::coins(1, "uatom"), s.addr("sam"));
        s.chain.mint(&sam, &coins).unwrap();
        s.execute_with("sam", Claim::default(), &coins).map(drop)
    },
    MigrateName => |s| migrate_from(s, "cw20-base", "0.0.1"),
    MigrateVersion => |s| migrate_from(s, CONTRACT_NAME, "99.0.0"),
    VersionSyntax => |s| migrate_from(s, CONTRACT_NAME, "nonsense"),
    NotCurator => |s| s.set_weights("sam", 1, &[("sam", 1)]).map(drop),
    NotOperator => |s| s.nominate_operator("sam", 1, None).map(drop),
    NotNominee => |s| s.accept_curatorship("sam", 1).map(drop),
    NotContributor => |s| s.leave_datanet("sam", 1).map(drop),
    NotAFeeToken => |s| {
        let token = s.new_token(&[("payer", 5)]);
        s.record("payer", token, 5, &hook(1, "q")).map(drop)
    },
    FeeTokenRetired => |s| {
        retire(s).unwrap();
        s.record_query("payer", 1, "q", 1).map(drop)
    },
    IntakePaused => |s| {
        s.pause("owner").unwrap();
        s.record_query("payer", 1, "q", 1).map(drop)
    },
    ZeroAmount => |s| {
        let preview = QueryMsg::SplitPreview {
            model_id: 1,
            token: None,
            amount: 0u128.into(),
        };
        ask(s, &preview)
    },
    ZeroPrice => |s| {
        let unit_price = Some(UnitPrice {
            token: s.token(0).into(),
            amount: 0u128.into(),
            unit: "query".to_owned(),
        });
        let new = NewModel { unit_price, ..NewModel::default() };
        s.register_model("olga", new).map(drop)
    },
    ModelInactive => |s| {
        let rest = ModelUpdate { active: Some(false), ..ModelUpdate::default() };
        s.update_model("olga", 1, rest).unwrap();
        s.record_query("payer", 1, "q", 1).map(drop)
    },
    WrongPrice => |s| priced(s, 30, 2),
    WrongToken => |s| {
        priced(s, 30, 1).unwrap();
        let preview = QueryMsg::SplitPreview {
            model_id: 2,
            token: Some(s.token(1).into()),
            amount: 1u128.into(),
        };
        ask(s, &preview)
    },
    PriceOverflow => |s| priced(s, u128::MAX, 2),
    UnitsWithoutPrice => |s| {
        let hook = with_units(1, Some(1));
        s.record("payer", s.token(0), 1, &hook).map(drop)
    },
    QueryIdSyntax => |s| s.record_query("payer", 1, "a b", 1).map(drop),
    QueryIdTaken => |s| {
        s.record_query("payer", 1, "q", 1).unwrap();
        s.record_query("payer", 1, "q", 1).map(drop)
    },
    NobodyToPay => |s| {
        s.leave_datanet("ann", 1).unwrap();
        s.record_query("payer", 1, "q", 1).map(drop)
    },
    Proof => |s| {
        let mut new = Tree::new(s, &[("ann", 1), ("bob", 2)]).publication(1, None);
        new.total_weight = 4;
        s.execute("cora", new).map(drop)
    },
    RollNotFound => |s| s.close_roll("cora", 1, 1).map(drop),
    RollClosed => |s| {
        let tree = Tree::new(s, &[("ann", 1)]);
        s.publish_roll("cora", 1, &tree, None).unwrap();
        s.close_roll("cora", 1, 1).unwrap();
        s.close_roll("cora", 1, 1).map(drop)
    },
    TooManyRolls => |s| {
        let tree = Tree::new(s, &[("ann", 1)]);
        for _ in 0..4 {
            s.publish_roll("cora", 1, &tree, None).unwrap();
        }
        s.publish_roll("cora", 1, &tree, None).map(drop)
    },
    LeafTaken => |s| {
        let tree = Tree::new(s, &[("ann", 1)]);
        s.publish_roll("cora", 1, &tree, None).unwrap();
        s.enrol(1, 1, &tree, 0).unwrap();
        s.enrol(1, 1, &tree, 0).map(drop)
    },
    NotGateway => |s| charged(s, "sam", "a", 1),
    NoUnitPrice => |s| {
        let update = ModelUpdate {
            gateways: Some(vec![s.addr("gate").into()]),
            ..ModelUpdate::default()
        };
        s.update_model("olga", 1, update).unwrap();
        let charges = [charge(s, "payer", "a")];
        s.record_queries("gate", 1, &charges).map(drop)
    },
    ChargeRefused => |s| charged(s, "gate", "a b", 1),
    NothingCharged => |s| {
        with_gateway(s);
        let batch = Batch {
            charges: vec![charge(s, "sam", "a")],
            skip_refused: Some(true),
            ..Batch::default()
        };
        s.execute("gate", batch.of(2)).map(drop)
    },
    NoAllowance => |s| s.revoke_allowance("sam", 1).map(drop),
    AllowanceExpired => |s| {
        with_gateway(s);
        s.advance_time(100);
        charge_units(s, "gate", "a", 1)
    },
    OverChargeMax => |s| charged(s, "gate", "a", 4),
    OverBudget => |s| {
        charged(s, "gate", "a", 3).unwrap();
        charge_units(s, "gate", "b", 3)
    },
    OverBalance => |s| s.withdraw("payer", Some(1)).map(drop),
    OwnAccount => |s| {
        let hook = HookMsg::Deposit { beneficiary: Some(s.contract.to_string()) };
        s.record("payer", s.token(0), 1, &hook).map(drop)
    },
    SumOverflow => |s| {
        let payer = s.chain.api().canonicalize(s.addr("payer").as_str()).unwrap();
        s.plant(|storage| {
            for token_id in [0, 1] {
                ACCOUNTS.save(storage, (&payer, token_id), &u128::MAX).unwrap();
            }
        });
        s.deposit("payer", 1).map(drop)
    },
    ChargeNotFound => |s| {
        s.record_query("payer", 1, "q", 1).unwrap();
        let receipt = QueryMsg::Receipt {
            model_id: 1,
            record_id: 1,
            address: s.addr("ann").into(),
            payer: Some(s.addr("payer").into()),
            query_id: Some("q".to_owned()),
        };
        ask(s, &receipt)
    },
    DatanetNotFound => |s| s.leave_datanet("ann", 2).map(drop),
    ModelNotFound => |s| s.accept_operatorship("sam", 2).map(drop),
    RecordNotFound => |s| ask(s, &record(Some(1), None)),
    QueryIdNotFound => |s| ask(s, &record(None, Some(s.addr("payer").into()))),
    VersionNotFound => |s| ask(s, &weight_at(s, None, Some(2))),
    Address => |s| {
        let new = NewDatanet {
            contributors: Some(vec![ContributorWeight { address: "ann".to_owned(), weight: 1 }]),
            ..NewDatanet::default()
        };
        s.register_datanet("cora", new).map(drop)
    },
    TextLength => |s| named(s, &"x".repeat(129)),
    ControlCharacter => |s| named(s, "a\tb"),
    Padded => |s| named(s, "a "),
    HashLength => |s| {
        let update = DatanetUpdate {
            content_hash: Some(vec![1; 31].into()),
            ..DatanetUpdate::default()
        };
        s.update_datanet("cora", 1, update).map(drop)
    },
    ListLength => |s| s.set_weights("cora", 1, suite::NOBODY).map(drop),
    Duplicate => |s| s.set_weights("cora", 1, &[("bob", 1), ("bob", 2)]).map(drop),
    OutOfRange => |s| {
        let new = NewModel { operator_fee_bps: 4_001, ..NewModel::default() };
        s.register_model("olga", new).map(drop)
    },
    EntryRange => |s| {
        let new = NewModel { lineage: lineage(&[(1, 0)]), ..NewModel::default() };
        s.register_model("olga", new).map(drop)
    },
    FallsOnly => |s| {
        let update = DatanetUpdate { curator_fee_bps: Some(501), ..DatanetUpdate::default() };
        s.update_datanet("cora", 1, update).map(drop)
    },
    GrowsOnly => |s| {
        with_lane(s);
        let update = DatanetUpdate { notice_seconds: Some(172_799), ..DatanetUpdate::default() };
        s.update_datanet("lena", 2, update).map(drop)
    },
    NotAttestor => |s| {
        with_lane(s);
        s.attribute("sam", 2, 2, &[1], &[("ann", 1)]).map(drop)
    },
    ContributionNotFound => |s| s.review_contributions("cora", 1, &[accepted(9, 1)]).map(drop),
    HashSubmitted => |s| s.submit_contribution("cara", 1, [1; 32]).map(drop),
    HashAccepted => |s| {
        s.review_contributions("cora", 1, &[accepted(1, 1)]).unwrap();
        s.submit_contribution("bob", 1, [1; 32]).map(drop)
    },
    NotPending => |s| {
        s.review_contributions("cora", 1, &[rejected(1, "no licence")]).unwrap();
        s.review_contributions("cora", 1, &[accepted(1, 1)]).map(drop)
    },
    ChangeNotFound => |s| {
        with_lane(s);
        s.cancel_change("lena", 2, 1).map(drop)
    },
    TooManyChanges => |s| {
        with_lane(s);
        for weight in 1..=32 {
            s.set_weights("lena", 2, &[("bob", weight)]).unwrap();
        }
        s.set_weights("lena", 2, &[("bob", 33)]).map(drop)
    },
    NothingMatured => |s| {
        with_lane(s);
        s.apply_changes("sam", 2).map(drop)
    },
    NoticeTooShort => |s| {
        let new = NewDatanet {
            notice_seconds: Some(172_799),
            ..lane(s)
        };
        s.register_datanet("lena", new).map(drop)
    },
    NoInfluenceLane => |s| s.release("sam", 1, 1, &[1]).map(drop),
    WithoutInfluence => |s| {
        let attestors = Some(vec![s.addr("tess").into()]);
        let new = NewDatanet { attestors, ..NewDatanet::default() };
        s.register_datanet("cora", new).map(drop)
    },
    Stranger => |s| {
        with_lane(s);
        s.attribute("tess", 2, 2, &[1], &[("sam", 1)]).map(drop)
    },
    PotNotFound => |s| {
        with_lane(s);
        let record_id = s.pay("payer", 2, 1);
        s.attribute("tess", 2, 2, &[record_id], &[("ann", 1)]).map(drop)
    },
    PotShared => |s| {
        with_lane(s);
        s.attribute("tess", 2, 2, &[1], &[("ann", 1)]).unwrap();
        s.attribute("tess", 2, 2, &[1], &[("ann", 1)]).map(drop)
    },
    BeforeAttestor => |s| {
        with_lane(s);
        let attestors = Some(vec![s.addr("nell").into()]);
        let update = DatanetUpdate { attestors, ..DatanetUpdate::default() };
        s.update_datanet("lena", 2, update).unwrap();
        let applied_at = s.now() + 172_800;
        s.set_time(applied_at - 1);
        let record_id = s.pay("payer", 2, 1_000);
        s.set_time(applied_at);
        s.apply_changes("sam", 2).unwrap();
        s.attribute("nell", 2, 2, &[record_id], &[("ann", 1)]).map(drop)
    },
    DeadlinePassed => |s| {
        with_lane(s);
        s.advance_time(86_400);
        s.attribute("tess", 2, 2, &[1], &[("ann", 1)]).map(drop)
    },
    DeadlineAhead => |s| {
        with_lane(s);
        s.release("sam", 2, 2, &[1]).map(drop)
    },
    NoWeight => |s| {
        with_lane(s);
        s.leave_datanet("ann", 2).unwrap();
        s.attribute("tess", 2, 2, &[1], &[("ann", 1)]).map(drop)
    },
    TotalWeight => |s| s.set_weights("cora", 1, &[("bob", (1 << 53) - 1)]).map(drop),
    Choice => |s| ask(s, &weight_at(s, Some(1), Some(1))),
    NothingToChange => |s| s.update_config("owner", ConfigUpdate::default()).map(drop),
    FeeTokenActive => |s| {
        let update = ConfigUpdate {
            add_fee_token: Some(s.token(0).into()),
            ..ConfigUpdate::default()
        };
        s.update_config("owner", update).map(drop)
    },
    TooManyFeeTokens => |s| {
        for left in (0..3).rev() {
            let update = ConfigUpdate {
                add_fee_token: Some(s.new_token(&[]).into()),
                ..ConfigUpdate::default()
            };
            let result = s.update_config("owner", update);
            if left == 0 {
                return result.map(drop);
            }
            result.unwrap();
        }
        Ok(())
    },
    NotPaused => |s| s.unpause("owner").map(drop),
    PauseTooEarly => |s| {
        s.pause("owner").unwrap();
        s.unpause("owner").unwrap();
        s.pause("owner").map(drop)
    },
}
