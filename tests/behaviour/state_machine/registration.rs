//! Which datanet a step registers, or how it updates one.

use cosmwasm_std::Addr;
use tributary_api::{DEFAULT_ATTRIBUTION_WINDOW, ExecuteMsg, NOTICE_BEYOND_WINDOW, Parent};

use super::model::Model;
use super::step::{Choice, Lane, Notice, Pick, Step};
use crate::oracle::Datanet;

impl Model {
    pub fn draw_datanet(&self, step: &Step) -> (Addr, ExecuteMsg) {
        let Step::RegisterDatanet {
            who,
            curator_fee_bps,
            lane,
            notice,
            parents,
            contributors,
        } = step
        else {
            unreachable!("another step");
        };
        let parent = |(parent, royalty_bps): &(Pick, u16)| Parent {
            datanet_id: self.datanet(parent),
            royalty_bps: *royalty_bps,
        };
        let mut parents: Vec<_> = parents.iter().map(parent).collect();
        if parents.len() < 4 {
            // longer lists may name one twice
            parents.sort_by_key(|parent| parent.datanet_id);
            parents.dedup_by_key(|parent| parent.datanet_id);
            parents.reverse();
        }
        let window = lane.as_ref().and_then(|lane| lane.window);
        let must = window.unwrap_or(DEFAULT_ATTRIBUTION_WINDOW) + NOTICE_BEYOND_WINDOW;
        let attestors = |lane: &Lane| Some(self.addresses(lane.attestors.as_ref()?));
        let msg = ExecuteMsg::RegisterDatanet {
            name: "a".into(),
            description: None,
            uri: None,
            content_hash: None,
            license: None,
            curator_fee_bps: Some(*curator_fee_bps),
            influence_bps: lane.as_ref().map(|lane| lane.influence_bps),
            attestors: lane.as_ref().and_then(attestors),
            attribution_window: window,
            notice_seconds: notice.map(|notice| notice.seconds(must)),
            parents: Some(parents).filter(|parents| !parents.is_empty()),
            contributors: Some(self.weights(contributors)),
        };
        (self.people[*who].clone(), msg)
    }

    pub fn draw_update(&self, step: &Step) -> (Addr, ExecuteMsg) {
        let Step::UpdateDatanet {
            sender,
            datanet,
            name,
            curator_fee_bps,
            attestors,
            notice,
        } = step
        else {
            unreachable!("another step");
        };
        let datanet_id = match (attestors, datanet) {
            (Some(_), Pick::Known(index)) => {
                let lane = |datanet: &Datanet| datanet.influence_bps > 0;
                self.choose_datanet(&Choice::Apt(*index), lane)
            }
            _ => self.datanet(datanet),
        };
        let known = self.oracle.datanets.get(&datanet_id);
        let now = known.map_or(0, |datanet| datanet.notice_seconds);
        let msg = ExecuteMsg::UpdateDatanet {
            datanet_id,
            name: name.map(|name| ["a", "b", "c"][usize::from(name)].into()),
            description: None,
            uri: None,
            content_hash: None,
            license: None,
            curator_fee_bps: *curator_fee_bps,
            attestors: attestors.as_ref().map(|people| self.addresses(people)),
            notice_seconds: notice.map(|notice| notice.seconds(now)),
        };
        (self.curator(sender, datanet_id), msg)
    }

    pub fn addresses(&self, people: &[usize]) -> Vec<String> {
        people.iter().map(|who| self.address(*who)).collect()
    }
}

impl Notice {
    fn seconds(self, must: u64) -> u64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::Enough(slip) => must.saturating_add_signed(slip),
        }
    }
}
