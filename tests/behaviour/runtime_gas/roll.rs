//! Rolls of up to a million leaves.

use std::collections::BTreeSet;
use std::io::Cursor;

use suite::{Enrolment, Publication, Runtime, Suite};
use tributary_api::{LastLeaf, ProofNode};
use weight_roll::{Builder, Levels, Roll};

use super::{Table, record, suite_with_datanets};

const MILLION: u64 = 1_000_000;

/// Leaves of weights 1 to 100, with the level file in memory.
struct Built {
    roll: Roll,
    levels: Levels<Cursor<Vec<u8>>>,
}

fn address(suite: &Suite, leaf_index: u64, leaf_count: u64) -> String {
    // those that are never proven need not be addresses
    if leaf_index % 1_000 == 0 || leaf_index + 1 == leaf_count {
        return suite.addr(&format!("leaf {leaf_index}")).into();
    }
    format!("wasm1{leaf_index:038}")
}

fn weight(leaf_index: u64) -> u64 {
    1 + leaf_index * 7 % 100
}

impl Built {
    fn new(suite: &Suite, leaf_count: u64) -> Self {
        let mut file = vec![];
        let mut builder = Builder::new(&mut file).unwrap();
        for index in 0..leaf_count {
            let address = address(suite, index, leaf_count);
            builder.push(&address, weight(index)).unwrap();
        }
        let roll = builder.finish().unwrap();
        let levels = Levels::open(Cursor::new(file)).unwrap();
        Self { roll, levels }
    }

    fn proof(&mut self, leaf_index: u64) -> Vec<ProofNode> {
        let proof = self.levels.proof(leaf_index).unwrap().into_iter();
        let node = |node: weight_roll::Node| ProofNode {
            hash: node.hash.into(),
            weight: node.weight,
        };
        proof.map(node).collect()
    }

    fn publication(&mut self, suite: &Suite, closes: Option<u64>) -> Publication {
        let last = self.roll.leaf_count - 1;
        Publication {
            datanet_id: 1,
            root: self.roll.root.into(),
            total_weight: self.roll.total_weight,
            leaf_count: self.roll.leaf_count,
            uri: "https://leaves.example/roll.csv".to_owned(),
            last_leaf: LastLeaf {
                address: address(suite, last, self.roll.leaf_count),
                weight: weight(last),
                proof: self.proof(last),
            },
            closes,
        }
    }

    fn enrolment(&mut self, suite: &Suite, roll_id: u64, leaf_index: u64) -> Enrolment {
        Enrolment {
            datanet_id: 1,
            roll_id,
            leaf_index,
            address: address(suite, leaf_index, self.roll.leaf_count),
            weight: weight(leaf_index),
            proof: self.proof(leaf_index),
        }
    }
}

pub fn rolls(table: &mut Table) {
    for leaves in [1, 1_000, 100_000, MILLION] {
        let mut suite = suite_with_datanets(1);
        let mut built = Built::new(&suite, leaves);
        suite.pay("payer", 1, 1_000_000);
        let first = built.publication(&suite, None);
        let of = format!("roll of {leaves}");
        let done = suite.execute("cora", first);
        table.row_with_parts(&format!("publish_roll, {of}"), done);
        for query_id in ["q-1", "q-2", "q-3"] {
            let done = record(&mut suite, query_id);
            table.row(&format!("record_query, {of}, {query_id}"), done);
        }
        for leaf_index in BTreeSet::from([0, 500_000, leaves - 1]) {
            if leaf_index >= leaves {
                continue;
            }
            let leaf = built.enrolment(&suite, 1, leaf_index);
            let what = format!("enrol, {of}, leaf {leaf_index}");
            table.row_with_parts(&what, suite.execute("anybody", leaf));
        }
        table.row(&format!("claim, {of}, first"), suite.claim("leaf 0"));
        record(&mut suite, "q-4").unwrap();
        table.row(&format!("claim, {of}, second"), suite.claim("leaf 0"));
        let next = built.publication(&suite, Some(1));
        let what = format!("publish_roll, {of}, in another one's place");
        table.row(&what, suite.execute("cora", next));
        record(&mut suite, "q-5").unwrap();
        let what = format!("claim, {of}, a seat of a closed roll");
        table.row(&what, suite.claim("leaf 0"));
        let leaf = built.enrolment(&suite, 2, 0);
        let what = format!("enrol, {of}, with a seat of a closed one");
        table.row(&what, suite.execute("anybody", leaf));
        table.row(&format!("close_roll, {of}"), suite.close_roll("cora", 1, 2));
        suite.assert_invariants();
    }
    in_four_tokens(table);
}

/// With pools in four tokens, and seats in four rolls besides a direct one.
fn in_four_tokens(table: &mut Table) {
    let mut suite = Suite::builder(Runtime::Wasm).tokens(4).build();
    suite.add_datanet("cora", 500, &[("leaf 0", 2)]);
    suite.add_model("olga", 2_000, &[(1, 1)]);
    for token in 0..4 {
        suite.pay_in("payer", suite.token(token), 1, 1_000_000);
    }
    let mut built = Built::new(&suite, 1_000);
    for roll_id in 1..=4 {
        let new = built.publication(&suite, None);
        let what = format!("publish_roll, 4 pools, {roll_id} open");
        table.row(&what, suite.execute("cora", new));
        let leaf = built.enrolment(&suite, roll_id, 0);
        let what = format!("enrol, 4 pools, {roll_id} seats from rolls");
        table.row(&what, suite.execute("anybody", leaf));
    }
    suite.pay("payer", 1, 1_000_000);
    let what = "claim, 4 pools, 5 seats";
    table.row(what, suite.claim("leaf 0"));
    suite.assert_invariants();
}
