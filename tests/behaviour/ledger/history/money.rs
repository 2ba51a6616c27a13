//! Fees, pots and prepaid accounts.

use suite::{Batch, Claim, NewAllowance, charge, scores};
use tributary_api::{ExecuteMsg, HookMsg};

use super::*;

pub fn pay(diary: &mut Diary) {
    for (token, amount) in [(0, 1_000_003), (1, 1), (1, u128::from(u64::MAX)), (0, 17)] {
        diary.pay(token, OPEN, amount);
    }
    let units = HookMsg::RecordQuery {
        model_id: PRICED,
        query_id: format!("units-{}", diary.log.len()),
        units: Some(3),
        count: Some(9),
        digest: Some([4; 32].into()),
    };
    let token = diary.suite.token(0);
    diary.act(|s| s.record("payer", &token, 123, &units));
    let contract = diary.suite.contract.clone();
    diary.act(|s| s.transfer("payer", &token, contract, 55));
}

/// By scores, some of it unattributed, and what is past its deadline; one pot waits for ever.
pub fn share_pots(diary: &mut Diary) {
    let newest = diary.suite.model(OPEN).records;
    for token in [0, 0, 1, 0, 1] {
        diary.pay(token, OPEN, 80_009);
    }
    let [first, second, third, fourth] = [1, 2, 3, 4].map(|nth| newest + nth);
    let attribute = |s: &Suite, record_ids, unattributed| ExecuteMsg::Attribute {
        model_id: OPEN,
        datanet_id: LANE,
        record_ids,
        // dan holds no weight any more
        scores: scores(s, &[("ann", 5), ("dan", 2), ("gus", 1)]),
        unattributed,
    };
    diary.execute("dan", ExecuteMsg::LeaveDatanet { datanet_id: LANE });
    let both = attribute(&diary.suite, vec![first, third], Some(3));
    diary.execute("tess", both);
    diary.pay(0, OPEN, 11);
    let one = attribute(&diary.suite, vec![second], None);
    diary.execute("tara", one);
    diary.suite.advance_time(HOUR);
    diary.act(|s| s.release("sam", OPEN, LANE, &[fourth]));
    diary.act(|s| s.claim("dan"));
}

pub fn prepay(diary: &mut Diary) {
    let tokens = [0, 1].map(|token| diary.suite.token(token));
    for (token, amount, beneficiary) in [(0, 5_000, None), (1, 777, None), (0, 900, Some("agent"))]
    {
        let beneficiary = beneficiary.map(|name| diary.suite.addr(name).into());
        let hook = HookMsg::Deposit { beneficiary };
        diary.act(|s| s.record("payer", &tokens[token], amount, &hook));
    }
    let allowance = |per_charge_max, period_seconds| NewAllowance {
        model_id: PRICED,
        per_charge_max,
        period_seconds,
        budget: 1_000,
        expires_at: None,
    };
    let token = &tokens[0];
    for (who, new) in [
        ("payer", allowance(500, Some(600))),
        ("agent", allowance(50, None)),
        ("idle", allowance(1, None)),
    ] {
        diary.execute(who, new.of(token.clone()));
    }
    let suite = &diary.suite;
    let many = |payer: &str, id: &str, units| tributary_api::Charge {
        units: Some(units),
        ..charge(suite, payer, id)
    };
    let batches = [
        (false, vec![many("payer", "a", 2), many("agent", "a", 1)]),
        (
            true,
            vec![
                many("payer", "b", 5),
                many("agent", "b", 9),
                many("idle", "b", 1),
            ],
        ),
    ];
    for (skip, charges) in batches {
        let batch = Batch {
            charges,
            skip_refused: Some(skip),
            digest: Some([skip.into(); 32].into()),
        };
        diary.execute("gate", batch.of(PRICED));
    }
    // again, in a running period, and in a new one
    diary.suite.advance_time(60);
    diary.execute("payer", allowance(400, Some(60)).of(token.clone()));
    diary.suite.advance_time(60);
    let last = [charge(&diary.suite, "payer", "c")];
    diary.act(|s| s.record_queries("gwen", PRICED, &last));
    let revoke = ExecuteMsg::RevokeAllowance {
        model_id: PRICED,
        token: token.to_string(),
    };
    diary.execute("idle", revoke);
    let withdraw = |token: usize, amount: Option<u128>| ExecuteMsg::Withdraw {
        token: tokens[token].to_string(),
        amount: amount.map(Into::into),
    };
    diary.execute("payer", withdraw(0, Some(101)));
    diary.execute("payer", withdraw(1, None));
    // a claim of one datanet, in one token
    let claim = Claim {
        datanets: Some(vec![LANE]),
        tokens: Some(vec![token.to_string()]),
        ..Claim::default()
    };
    diary.execute("ann", claim);
}
