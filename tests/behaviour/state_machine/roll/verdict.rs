//! What becomes of rolls and of their leaves.

use cosmwasm_std::Addr;
use tributary_api::{ExecuteMsg, ProofNode};

use super::super::model::{Model, Verdict};
use super::super::verdict::require;
use crate::oracle::{Change, NewRoll, is_proven};

fn hashes(proof: &[ProofNode]) -> Verdict {
    require(proof.len() <= 64, "too long a proof")?;
    let whole = proof.iter().all(|node| node.hash.len() == 32);
    require(whole, "no hash in a proof")
}

impl Model {
    fn require_open(&self, datanet_id: u64, roll_id: u64) -> Verdict {
        let datanet = &self.oracle.datanets[&datanet_id];
        let roll = datanet.roll(roll_id).ok_or("unknown roll")?;
        require(roll.is_open(), "closed already")
    }

    pub fn publish_roll(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::PublishRoll {
            datanet_id,
            root,
            total_weight,
            leaf_count,
            uri,
            last_leaf,
            closes,
        } = msg
        else {
            unreachable!("another message");
        };
        self.require_curator(sender, *datanet_id)?;
        require(root.len() == 32, "no root")?;
        let address = Addr::unchecked(&last_leaf.address);
        require(self.people.contains(&address), "not an address")?;
        hashes(&last_leaf.proof)?;
        let new = NewRoll {
            root: root.to_vec(),
            total_weight: *total_weight,
            leaf_count: *leaf_count,
            uri: uri.clone(),
            closes: *closes,
        };
        let (index, weight) = (leaf_count.saturating_sub(1), last_leaf.weight);
        let proven = is_proven(&new, index, address.as_str(), weight, &last_leaf.proof);
        require(proven, "the last leaf is not proven")?;
        if let Some(roll_id) = closes {
            self.require_open(*datanet_id, *roll_id)?;
        }
        require((1..=512).contains(&uri.len()), "no uri")?;
        self.schedule(*datanet_id, Change::PublishRoll(new))
    }

    pub fn close_roll(&mut self, sender: &Addr, datanet_id: u64, roll_id: u64) -> Verdict {
        self.require_curator(sender, datanet_id)?;
        self.require_open(datanet_id, roll_id)?;
        self.schedule(datanet_id, Change::CloseRoll(roll_id))
    }

    /// By anyone.
    pub fn enrol(&mut self, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::Enrol {
            datanet_id,
            roll_id,
            leaf_index,
            address,
            weight,
            proof,
        } = msg
        else {
            unreachable!("another message");
        };
        let datanet = self.oracle.datanets.get(datanet_id);
        let datanet = datanet.ok_or("unknown datanet")?;
        let roll = datanet.roll(*roll_id).ok_or("unknown roll")?;
        let owner = Addr::unchecked(address);
        require(self.people.contains(&owner), "not an address")?;
        let taken = roll.taken.contains_key(leaf_index);
        require(!taken, "taken already")?;
        hashes(proof)?;
        let proven = is_proven(&roll.said, *leaf_index, address, *weight, proof);
        require(proven, "not proven")?;
        self.oracle
            .enrol(*datanet_id, *roll_id, *leaf_index, &owner, *weight);
        Ok(())
    }
}
