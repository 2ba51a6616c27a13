//! Datanets with all their contributors, and a model that rests on them.

use super::message;
use super::plan::{Plan, Source};
use super::stage::{Registered, Stage};
use super::terms;
use crate::{event, progress};
use anyhow::{Context, Result};
use cosmwasm_std::Addr;
use tributary_api::{ExecuteMsg, MAX_WAITING_CHANGES, MAX_WEIGHTS};

/// How many changes are announced before their notice is waited for.
const ROUND: usize = 32;
const _: () = assert!(MAX_WAITING_CHANGES == 32);

/// Registers the plan's datanets, in its order, and the model.
pub fn run(stage: &mut Stage, plan: &Plan) -> Result<()> {
    for (number, source) in plan.datanets.iter().enumerate() {
        let registered = stage
            .register_datanet(number, source)
            .with_context(|| format!("registering the datanet {}", source.datanet.name))?;
        stage.datanets.push(registered);
    }
    stage.model_id = stage.register_model(plan)?;
    Ok(())
}

/// When registering has to begin for the trace to begin at its own time, in seconds since 1970; none without times.
pub fn begins_at(plan: &Plan) -> Option<u64> {
    let trace = plan.requests.iter().find_map(|request| request.seconds)?;
    Some(trace.saturating_sub(notice_needed(plan)))
}

/// Seconds that pass before all contributors of all datanets hold their weight.
fn notice_needed(plan: &Plan) -> u64 {
    let Some((_, source)) = plan.lane() else {
        return 0;
    };
    let batches = source.datanet.contributors.len().div_ceil(MAX_WEIGHTS);
    let rounds = batches.saturating_sub(1).div_ceil(ROUND);
    u64::try_from(rounds)
        .unwrap_or(u64::MAX)
        .saturating_mul(terms::NOTICE_SECONDS)
}

impl Stage {
    fn register_datanet(&mut self, number: usize, source: &Source) -> Result<Registered> {
        let datanet = &source.datanet;
        let curator = self.chain.account(&format!("curator {number}"));
        let mut batches = message::batches(datanet);
        let has_lane = source.influence_bps > 0;
        let parent = self.datanets.first().map(|first| first.datanet_id);
        let contributors = batches.next();
        let msg = message::register_datanet(source, contributors, parent, self.attestor.as_str());
        let shown = progress::bar(format!("registering {}", datanet.name), batches.len());
        let tx = self.execute(&curator, &msg)?;
        let registered = event::find(&tx.events, "wasm-datanet_registered")?;
        let datanet_id = event::number(registered, "datanet_id")?;

        let changes: Vec<_> = batches
            .map(|weights| ExecuteMsg::SetWeights {
                datanet_id,
                weights,
            })
            .collect();
        for round in changes.chunks(ROUND) {
            for change in round {
                self.execute(&curator, change)?;
                shown.step();
            }
            if has_lane {
                self.apply_changes(&curator, datanet_id, round.len())?;
            }
        }
        let later = datanet.contributors.len().saturating_sub(MAX_WEIGHTS);
        Ok(Registered {
            datanet_id,
            curator,
            announced: if has_lane { later } else { 0 },
        })
    }

    /// Waits for the notice of as many changes, and applies them one by one.
    fn apply_changes(&mut self, sender: &Addr, datanet_id: u64, count: usize) -> Result<()> {
        self.chain.advance_time(terms::NOTICE_SECONDS);
        let msg = ExecuteMsg::ApplyChanges {
            datanet_id,
            limit: Some(1),
        };
        for _ in 0..count {
            let tx = self.execute(sender, &msg)?;
            // one that is dropped changes nothing, and is no error
            event::find(&tx.events, "wasm-change_applied")?;
        }
        Ok(())
    }

    /// The plan's model, once its datanets are registered.
    pub fn register_model(&mut self, plan: &Plan) -> Result<u64> {
        let ids: Vec<_> = self.datanets.iter().map(|d| d.datanet_id).collect();
        let msg = message::register_model(plan, &ids, self.token.as_str(), self.gateway.as_str());
        let operator = self.operator.clone();
        let tx = self
            .execute(&operator, &msg)
            .context("registering the model")?;
        let registered = event::find(&tx.events, "wasm-model_registered")?;
        event::number(registered, "model_id")
    }
}
