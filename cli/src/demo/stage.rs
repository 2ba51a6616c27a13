//! The chain with everything on it that a query needs.

use super::plan::{Plan, Source};
use super::terms;
use crate::{event, progress};
use anyhow::{Context, Result};
use artifacts::Artifacts;
use cosmwasm_std::{Addr, Timestamp, Uint128};
use cw20::{BalanceResponse, Cw20Coin, Cw20QueryMsg};
use embedded_chain::EmbeddedChain;
use std::collections::HashSet;
use std::path::Path;
use tributary_api::{
    ContributorWeight, ExecuteMsg, InstantiateMsg, LineageEntry, MAX_WEIGHTS, UnitPrice,
};

pub struct Stage {
    pub chain: EmbeddedChain,
    pub token: Addr,
    pub tributary: Addr,
    pub payers: Vec<Addr>,
    pub operator: Addr,
    pub protocol: Addr,
    /// In the plan's order.
    pub datanets: Vec<Registered>,
    pub model_id: u64,
}

/// A datanet on the chain.
pub struct Registered {
    pub datanet_id: u64,
    pub curator: Addr,
}

impl Stage {
    /// Deploys both contracts, and registers the plan's datanets and a model that rests on them.
    pub fn set(artifacts: &Artifacts, plan: &Plan) -> Result<Self> {
        let mut chain = EmbeddedChain::builder().build()?;
        if let Some(seconds) = plan.requests.iter().find_map(|request| request.seconds) {
            let mut block = chain.block();
            block.time = Timestamp::from_seconds(seconds);
            chain.set_block(block);
        }
        let operator = chain.account("operator");
        let protocol = chain.account("protocol");
        let payers: Vec<_> = (1..=terms::PAYERS)
            .map(|number| chain.account(&format!("payer {number}")))
            .collect();
        let (token, tributary) = {
            let _shown = progress::spinner("compiling and deploying the contracts");
            let token = deploy_token(&mut chain, &artifacts.cw20_base, plan, &operator, &payers)?;
            let tributary = deploy_tributary(&mut chain, &artifacts.tributary, &token, &protocol)?;
            (token, tributary)
        };
        let mut stage = Self {
            chain,
            token,
            tributary,
            payers,
            operator,
            protocol,
            datanets: vec![],
            model_id: 0,
        };
        for (number, source) in plan.datanets.iter().enumerate() {
            let registered = stage.register_datanet(number, source)?;
            stage.datanets.push(registered);
        }
        stage.model_id = stage.register_model(plan)?;
        Ok(stage)
    }

    fn register_datanet(&mut self, number: usize, source: &Source) -> Result<Registered> {
        let datanet = &source.datanet;
        let curator = self.chain.account(&format!("curator {number}"));
        let shown = progress::bar(
            format!("registering {}", datanet.name),
            datanet.contributors.len().div_ceil(MAX_WEIGHTS),
        );
        let mut batches = datanet.contributors.chunks(MAX_WEIGHTS).map(|batch| {
            let weights = batch.iter().map(|contributor| ContributorWeight {
                address: contributor.address.to_string(),
                weight: contributor.weight,
            });
            weights.collect::<Vec<_>>()
        });
        let msg = ExecuteMsg::RegisterDatanet {
            name: datanet.name.clone(),
            description: None,
            uri: None,
            content_hash: None,
            license: None,
            curator_fee_bps: Some(terms::CURATOR_FEE_BPS),
            contributors: batches.next(),
        };
        let context = || format!("registering the datanet {}", datanet.name);
        let tx = self
            .chain
            .execute(&curator, &self.tributary, &msg, &[])
            .with_context(context)?;
        let datanet_id = event::number(
            event::find(&tx.events, "wasm-datanet_registered")?,
            "datanet_id",
        )?;
        shown.step();
        for weights in batches {
            let msg = ExecuteMsg::SetWeights {
                datanet_id,
                weights,
            };
            self.chain
                .execute(&curator, &self.tributary, &msg, &[])
                .with_context(context)?;
            shown.step();
        }
        Ok(Registered {
            datanet_id,
            curator,
        })
    }

    fn register_model(&mut self, plan: &Plan) -> Result<u64> {
        let lineage = self.datanets.iter().zip(&plan.datanets);
        let msg = ExecuteMsg::RegisterModel {
            name: "demo model".to_owned(),
            uri: None,
            operator_fee_bps: terms::OPERATOR_FEE_BPS,
            unit_price: Some(UnitPrice {
                token: self.token.to_string(),
                amount: terms::UNIT_PRICE.into(),
                unit: terms::UNIT.to_owned(),
            }),
            lineage: lineage
                .map(|(registered, source)| LineageEntry {
                    datanet_id: registered.datanet_id,
                    weight: source.lineage_weight,
                })
                .collect(),
            gateways: None,
            succeeds: None,
        };
        let tx = self
            .chain
            .execute(&self.operator, &self.tributary, &msg, &[])
            .context("registering the model")?;
        event::number(
            event::find(&tx.events, "wasm-model_registered")?,
            "model_id",
        )
    }

    /// Everyone who may be paid, once each: contributors, curators, operator, protocol.
    pub fn recipients(&self, plan: &Plan) -> Vec<Addr> {
        let contributors = plan
            .datanets
            .iter()
            .flat_map(|source| &source.datanet.contributors)
            .map(|contributor| &contributor.address);
        let curators = self.datanets.iter().map(|datanet| &datanet.curator);
        // a file may name the contract itself, whose balance is counted as what it holds
        let mut seen = HashSet::from([&self.tributary]);
        contributors
            .chain(curators)
            .chain([&self.operator, &self.protocol])
            .filter(|address| seen.insert(address))
            .cloned()
            .collect()
    }

    /// An address's balance of the fee token, by the token's own word.
    pub fn balance(&self, address: &Addr) -> Result<Uint128> {
        let msg = Cw20QueryMsg::Balance {
            address: address.to_string(),
        };
        let answer: BalanceResponse = self.chain.query(&self.token, &msg)?;
        Ok(answer.balance)
    }

    /// The balances of many.
    pub fn balances(&self, addresses: &[Addr]) -> Result<Vec<Uint128>> {
        addresses
            .iter()
            .map(|address| self.balance(address))
            .collect()
    }
}

fn deploy_token(
    chain: &mut EmbeddedChain,
    wasm: &Path,
    plan: &Plan,
    deployer: &Addr,
    payers: &[Addr],
) -> Result<Addr> {
    let code_id = store(chain, wasm)?;
    let fees = plan.fees()?;
    let msg = cw20_base::msg::InstantiateMsg {
        name: "Demo token".to_owned(),
        symbol: terms::SYMBOL.to_owned(),
        decimals: terms::DECIMALS,
        // each could pay for everything
        initial_balances: payers
            .iter()
            .map(|payer| Cw20Coin {
                address: payer.to_string(),
                amount: fees,
            })
            .collect(),
        mint: None,
        marketing: None,
    };
    let (token, _) = chain
        .instantiate(deployer, code_id, &msg, "token", None, &[])
        .context("deploying cw20-base")?;
    Ok(token)
}

fn deploy_tributary(
    chain: &mut EmbeddedChain,
    wasm: &Path,
    token: &Addr,
    protocol: &Addr,
) -> Result<Addr> {
    let code_id = store(chain, wasm)?;
    let msg = InstantiateMsg {
        owner: None,
        fee_tokens: vec![token.to_string()],
        protocol_fee_bps: terms::PROTOCOL_FEE_BPS,
        protocol_fee_recipient: None,
    };
    let (tributary, _) = chain
        .instantiate(protocol, code_id, &msg, "tributary", None, &[])
        .context("deploying Tributary")?;
    Ok(tributary)
}

fn store(chain: &mut EmbeddedChain, wasm: &Path) -> Result<u64> {
    let bytes = std::fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    chain
        .store_code(&bytes)
        .with_context(|| format!("storing {}", wasm.display()))
}
