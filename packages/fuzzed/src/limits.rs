//! Bounds of what is stored, and terms that only ever move one way.

use std::collections::BTreeMap;

use cosmwasm_std::Order;
use tributary::state::{
    CHANGE_QUEUES, CONFIG, CONTRIBUTORS, DATANETS, LANES, MODEL_INFO, MODELS, SPLITS, last_id,
};
use tributary_api::{
    MAX_ACTIVE_FEE_TOKENS, MAX_ATTESTORS, MAX_CURATOR_FEE_BPS, MAX_FEE_TOKENS, MAX_GATEWAYS,
    MAX_INFLUENCE_BPS, MAX_LINEAGE, MAX_NOTICE_SECONDS, MAX_OPEN_ROLLS, MAX_OPERATOR_FEE_BPS,
    MAX_PROTOCOL_FEE_BPS, MAX_TOTAL_WEIGHT, MAX_WAITING_CHANGES, NOTICE_BEYOND_WINDOW,
};

use crate::check::all;
use crate::world::World;

/// Terms that can only get better for contributors.
#[derive(Clone, Default)]
pub struct Ratchets {
    protocol_fee_bps: Option<u16>,
    /// datanet_id → (curator's fee, influence share, notice, version of the weights)
    datanets: BTreeMap<u64, (u16, u16, u64, u64)>,
    /// model_id → (operator's fee, newest record)
    models: BTreeMap<u64, (u16, u64)>,
}

impl World {
    pub(crate) fn assert_limits(&self, ratchets: &mut Ratchets) {
        let storage = &self.storage;
        let config = CONFIG.load(storage).unwrap();
        let active = config.fee_tokens.iter().filter(|token| token.active);
        assert!(active.count() <= MAX_ACTIVE_FEE_TOKENS);
        assert!(config.fee_tokens.len() <= MAX_FEE_TOKENS);
        let fee = config.protocol_fee_bps;
        let before = ratchets.protocol_fee_bps.replace(fee);
        assert!(
            fee <= before.unwrap_or(MAX_PROTOCOL_FEE_BPS),
            "protocol fee"
        );

        for (id, _) in all(DATANETS.range(storage, (), None, Order::Ascending)) {
            self.assert_datanet(id, ratchets);
        }
        for (id, model) in all(MODELS.range(storage, (), None, Order::Ascending)) {
            let info = MODEL_INFO.may_load(storage, id.into()).unwrap().unwrap();
            assert!(info.gateways.len() <= MAX_GATEWAYS, "model {id}");
            assert!((1..=MAX_LINEAGE).contains(&model.route.len()), "model {id}");
            let records = last_id(&tributary::state::QUERY_RECORDS, storage, id.into()).unwrap();
            let before = ratchets
                .models
                .insert(id, (model.operator_fee_bps, records));
            let (fee, earlier) = before.unwrap_or((MAX_OPERATOR_FEE_BPS, 0));
            assert!(model.operator_fee_bps <= fee, "model {id}: operator's fee");
            assert!((earlier..=earlier + 1).contains(&records), "model {id}");
        }
    }

    fn assert_datanet(&self, id: u64, ratchets: &mut Ratchets) {
        let storage = &self.storage;
        let datanet = DATANETS.may_load(storage, id.into()).unwrap().unwrap();
        let split = SPLITS.may_load(storage, id.into()).unwrap().unwrap();
        assert!(split.total_weight <= MAX_TOTAL_WEIGHT, "datanet {id}");
        assert!(split.open_rolls.len() <= MAX_OPEN_ROLLS, "datanet {id}");
        assert!(split.influence_bps <= MAX_INFLUENCE_BPS, "datanet {id}");
        assert!(datanet.notice_seconds <= MAX_NOTICE_SECONDS, "datanet {id}");
        let queue = CHANGE_QUEUES.may_load(storage, id.into()).unwrap();
        let waiting = queue.unwrap_or_default().waiting.len();
        assert!(waiting <= MAX_WAITING_CHANGES as usize, "datanet {id}");
        let lane = LANES.may_load(storage, id.into()).unwrap();
        assert_eq!(
            lane.is_some(),
            split.influence_bps > 0,
            "datanet {id}: lane"
        );
        if let Some(lane) = lane {
            assert!(lane.attestors.len() <= MAX_ATTESTORS, "datanet {id}");
            let least = lane.attribution_window + NOTICE_BEYOND_WINDOW;
            assert!(datanet.notice_seconds >= least, "datanet {id}: notice");
        }
        for (_, contributor) in all(CONTRIBUTORS.range(storage, id.into(), None, Order::Ascending))
        {
            assert!(
                contributor.accepted_weight <= contributor.direct_weight,
                "datanet {id}"
            );
        }

        let now = (
            split.curator_fee_bps,
            split.influence_bps,
            datanet.notice_seconds,
            split.weights_version,
        );
        let before = ratchets.datanets.insert(id, now);
        let (fee, influence, notice, version) =
            before.unwrap_or((MAX_CURATOR_FEE_BPS, now.1, 0, 0));
        assert!(now.0 <= fee, "datanet {id}: curator's fee");
        assert_eq!(now.1, influence, "datanet {id}: influence share");
        assert!(now.2 >= notice, "datanet {id}: notice");
        assert!(now.3 >= version, "datanet {id}: version");
    }
}
