//! What agents do with their accounts: deposit, allow, withdraw.

use super::super::stage::Stage;
use super::crew::{Agent, Crew};
use super::purse::{Limits, Purse};
use crate::progress;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, to_json_binary};
use cw20::Cw20ExecuteMsg;
use tributary_api::{AccountResponse, ExecuteMsg, HookMsg, QueryMsg};

/// What it took, of each message: Tributary's and the token's calls.
#[derive(Default)]
pub struct AccountGas {
    pub deposit: Vec<u64>,
    pub set_allowance: Vec<u64>,
    pub revoke_allowance: Vec<u64>,
    pub withdraw: Vec<u64>,
}

/// Each agent, or the sponsor for it, deposits once and sets its allowance; says what each account should hold.
pub fn open(stage: &mut Stage, crew: &Crew, gas: &mut AccountGas) -> Result<Vec<Purse>> {
    let shown = progress::bar("opening accounts", crew.agents.len());
    let mut purses = Vec::with_capacity(crew.agents.len());
    for agent in &crew.agents {
        gas.deposit.push(deposit(stage, crew, agent)?);
        gas.set_allowance.push(allow(stage, agent)?);
        let now = stage.chain.block().time.seconds();
        purses.push(Purse::new(agent.deposit, agent.limits, now));
        shown.step();
    }
    Ok(purses)
}

fn deposit(stage: &mut Stage, crew: &Crew, agent: &Agent) -> Result<u64> {
    let (sender, beneficiary) = match agent.sponsored {
        true => (&crew.sponsor, Some(agent.address.to_string())),
        false => (&agent.address, None),
    };
    let msg = Cw20ExecuteMsg::Send {
        contract: stage.tributary.to_string(),
        amount: agent.deposit,
        msg: to_json_binary(&HookMsg::Deposit { beneficiary })?,
    };
    let token = stage.token.clone();
    let tx = stage
        .chain
        .execute(sender, &token, &msg, &[])
        .with_context(|| format!("depositing for {}", agent.address))?;
    Ok(tx.gas.total)
}

fn allow(stage: &mut Stage, agent: &Agent) -> Result<u64> {
    let Limits {
        per_charge_max,
        budget,
        period_seconds,
    } = agent.limits;
    let msg = ExecuteMsg::SetAllowance {
        model_id: stage.model_id,
        token: stage.token.to_string(),
        per_charge_max,
        budget,
        period_seconds: Some(period_seconds),
        expires_at: None,
    };
    let tx = stage
        .execute(&agent.address, &msg)
        .with_context(|| format!("setting the allowance of {}", agent.address))?;
    Ok(tx.gas.total)
}

/// An agent takes back all that is on its account, if there is something.
pub fn withdraw(
    stage: &mut Stage,
    agent: &Agent,
    purse: &mut Purse,
    gas: &mut AccountGas,
) -> Result<()> {
    if purse.empty().is_zero() {
        return Ok(());
    }
    let msg = ExecuteMsg::Withdraw {
        token: stage.token.to_string(),
        amount: None,
    };
    let tx = stage
        .execute(&agent.address, &msg)
        .with_context(|| format!("withdrawing for {}", agent.address))?;
    gas.withdraw.push(tx.gas.total);
    Ok(())
}

/// From now on nothing may be charged.
pub fn revoke(
    stage: &mut Stage,
    agent: &Agent,
    purse: &mut Purse,
    gas: &mut AccountGas,
) -> Result<()> {
    let msg = ExecuteMsg::RevokeAllowance {
        model_id: stage.model_id,
        token: stage.token.to_string(),
    };
    let tx = stage
        .execute(&agent.address, &msg)
        .with_context(|| format!("revoking the allowance of {}", agent.address))?;
    gas.revoke_allowance.push(tx.gas.total);
    purse.revoke();
    Ok(())
}

/// What of the fee token the contract says is on an account: no token can tell one's money in a contract from another's.
pub fn prepaid(stage: &Stage, address: &Addr) -> Result<Uint128> {
    let account: AccountResponse = stage.ask(&QueryMsg::Account {
        address: address.to_string(),
        start_after: None,
        limit: None,
    })?;
    let found = account.balances.iter().find(|b| b.token == stage.token);
    Ok(found.map_or(Uint128::zero(), |found| found.balance))
}
