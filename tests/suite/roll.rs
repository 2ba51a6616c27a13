//! Rolls, built level by level in memory: honest ones, and by their nodes any other.

use cosmwasm_std::Binary;
use tributary_api::{ExecuteMsg, LastLeaf, ProofNode};
use weight_roll::Node;

use crate::{Outcome, Party, Suite};

/// A Merkle-sum tree with all its levels.
#[derive(Clone, Debug)]
pub struct Tree {
    /// (address, weight)
    pub leaves: Vec<(String, u64)>,
    /// From the leaves to the root.
    levels: Vec<Vec<Node>>,
}

impl Tree {
    pub fn new<P: Party>(suite: &Suite, leaves: &[(P, u64)]) -> Self {
        let leaves = leaves.iter();
        let leaves = leaves.map(|(party, weight)| (party.addr(suite).to_string(), *weight));
        Self::of(leaves.collect())
    }

    pub fn of(leaves: Vec<(String, u64)>) -> Self {
        let nodes = (0..).zip(&leaves);
        let nodes = nodes.map(|(index, (address, weight))| Node::leaf(index, address, *weight));
        let nodes = nodes.map(Result::unwrap).collect();
        Self::of_nodes(leaves, nodes, |left, right| {
            Node::parent(left, right).unwrap()
        })
    }

    /// With leaves' nodes and sums that need not be right.
    pub fn of_nodes(
        leaves: Vec<(String, u64)>,
        nodes: Vec<Node>,
        join: impl Fn(&Node, &Node) -> Node,
    ) -> Self {
        let mut levels = vec![nodes];
        while levels.last().unwrap().len() > 1 {
            let below = levels.last().unwrap().chunks(2);
            let level = below.map(|pair| match pair {
                [left, right] => join(left, right),
                rest => rest[0],
            });
            levels.push(level.collect());
        }
        Self { leaves, levels }
    }

    pub fn root(&self) -> Node {
        self.levels.last().unwrap()[0]
    }

    pub fn proof(&self, leaf_index: usize) -> Vec<ProofNode> {
        let mut index = leaf_index;
        let mut proof = vec![];
        for level in &self.levels {
            if let Some(sibling) = level.get(index ^ 1) {
                proof.push(ProofNode {
                    hash: sibling.hash.into(),
                    weight: sibling.weight,
                });
            }
            index /= 2;
        }
        proof
    }

    pub fn publication(&self, datanet_id: u64, closes: Option<u64>) -> Publication {
        let last = self.leaves.len() - 1;
        let (address, weight) = self.leaves[last].clone();
        Publication {
            datanet_id,
            root: self.root().hash.into(),
            total_weight: self.root().weight,
            leaf_count: self.leaves.len() as u64,
            uri: "ipfs://leaves".to_owned(),
            last_leaf: LastLeaf {
                address,
                weight,
                proof: self.proof(last),
            },
            closes,
        }
    }

    pub fn enrolment(&self, datanet_id: u64, roll_id: u64, leaf_index: usize) -> Enrolment {
        let (address, weight) = self.leaves[leaf_index].clone();
        Enrolment {
            datanet_id,
            roll_id,
            leaf_index: leaf_index as u64,
            address,
            weight,
            proof: self.proof(leaf_index),
        }
    }
}

/// `publish_roll`
#[derive(Clone, Debug)]
pub struct Publication {
    pub datanet_id: u64,
    pub root: Binary,
    pub total_weight: u64,
    pub leaf_count: u64,
    pub uri: String,
    pub last_leaf: LastLeaf,
    pub closes: Option<u64>,
}

impl From<Publication> for ExecuteMsg {
    fn from(new: Publication) -> Self {
        Self::PublishRoll {
            datanet_id: new.datanet_id,
            root: new.root,
            total_weight: new.total_weight,
            leaf_count: new.leaf_count,
            uri: new.uri,
            last_leaf: new.last_leaf,
            closes: new.closes,
        }
    }
}

/// `enrol`
#[derive(Clone, Debug)]
pub struct Enrolment {
    pub datanet_id: u64,
    pub roll_id: u64,
    pub leaf_index: u64,
    pub address: String,
    pub weight: u64,
    pub proof: Vec<ProofNode>,
}

impl From<Enrolment> for ExecuteMsg {
    fn from(leaf: Enrolment) -> Self {
        Self::Enrol {
            datanet_id: leaf.datanet_id,
            roll_id: leaf.roll_id,
            leaf_index: leaf.leaf_index,
            address: leaf.address,
            weight: leaf.weight,
            proof: leaf.proof,
        }
    }
}

impl Suite {
    pub fn publish_roll(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        tree: &Tree,
        closes: Option<u64>,
    ) -> Outcome {
        self.execute(sender, tree.publication(datanet_id, closes))
    }

    /// By anybody.
    pub fn enrol(
        &mut self,
        datanet_id: u64,
        roll_id: u64,
        tree: &Tree,
        leaf_index: usize,
    ) -> Outcome {
        self.execute("anybody", tree.enrolment(datanet_id, roll_id, leaf_index))
    }

    pub fn close_roll(&mut self, sender: impl Party, datanet_id: u64, roll_id: u64) -> Outcome {
        let msg = ExecuteMsg::CloseRoll {
            datanet_id,
            roll_id,
        };
        self.execute(sender, msg)
    }
}
