//! A line for every word; docs/CLI.md is made from them.
//!
//! Capitals stand for addresses, file names for those of [`files`](super::files).

pub struct Section {
    pub title: &'static str,
    pub lines: &'static [&'static str],
}

pub const SECTIONS: &[Section] = &[
    Section {
        title: "Datanets",
        lines: &[
            "datanet register --name birds --contributors weights.csv",
            "datanet register --name birdsong --description 'Songs at dawn' --uri ipfs://bafybirds --file robin.wav \
             --license CC-BY-4.0 --curator-fee-bps 250 --influence-bps 2000 --attestor ALICE --attestor BOB \
             --attribution-window 36h --notice 7d --parent 1:500 --contributors weights.csv",
            "datanet update --datanet 1 --curator-fee-bps 100 --notice 14d",
            "datanet update --datanet 1 --name birds-2 --description '' --uri '' --license CC0-1.0 --no-hash \
             --attestor BOB",
            "datanet update --datanet 1 --hash HASH --no-attestors",
            "datanet show --datanet 1",
            "datanet list",
            "datanet list --start-after 10 --limit 100",
            "datanet list --curator ALICE --start-after 10 --limit 100",
            "datanet list --parent 1 --start-after 10 --limit 100",
            "datanet nominate --datanet 1 BOB",
            "datanet nominate --datanet 1 --none",
            "datanet accept --datanet 1",
            "datanet pool --datanet 1",
            "datanet pool --datanet 1 --token OTHER",
        ],
    },
    Section {
        title: "Weights",
        lines: &[
            "datanet weights set --datanet 1 changes.csv",
            "datanet contributors --datanet 1 --start-after ALICE --limit 100",
            "datanet contributor --datanet 1 ALICE",
            "datanet memberships ALICE --start-after 10 --limit 100",
            "datanet weight-at --datanet 1 ALICE",
            "datanet weight-at --datanet 1 ALICE --version 3",
            "datanet weight-at --datanet 1 ALICE --height 120000",
            "datanet leave --datanet 1",
            "datanet changes list --datanet 1 --start-after 4 --limit 100",
            "datanet changes apply --datanet 1",
            "datanet changes apply --datanet 1 --limit 8",
            "datanet changes cancel --datanet 1 --change 5",
        ],
    },
    Section {
        title: "Contributions",
        lines: &[
            "contribution submit --datanet 1 --file robin.wav --uri ipfs://bafyrobin",
            "contribution submit --datanet 1 --hash HASH",
            "contribution review --datanet 1 --accept 4:10 --reject '5:sent before'",
            "contribution review --datanet 1 verdicts.csv",
            "contribution show --datanet 1 --contribution 4",
            "contribution list --datanet 1 --status pending --start-after 10 --limit 100",
        ],
    },
    Section {
        title: "Rolls",
        lines: &[
            "roll publish birds-roll --datanet 1 --uri ipfs://bafyleaves",
            "roll publish birds-roll --datanet 1 --uri ipfs://bafyleaves --closes 2",
            "roll enrol birds-roll BOB --datanet 1 --roll 3",
            "roll enrol birds-roll --index 1 --datanet 1 --roll 3",
            "roll enrol proof.json --datanet 1 --roll 3",
            "roll close --datanet 1 --roll 3",
            "roll info --datanet 1 --roll 3",
            "roll list --datanet 1 --start-after 2 --limit 100",
            "roll seat --datanet 1 --roll 3 --index 1",
            "roll earnings --datanet 1 --roll 3 --weight 20",
        ],
    },
    Section {
        title: "Models",
        lines: &[
            "model register --name birdsong-7b --operator-fee-bps 2000 --datanet 1:3 --datanet 2:1 \
             --unit-price 2500 --unit 'thousand tokens'",
            "model register --name birdsong-8b --uri https://example.org/birdsong --operator-fee-bps 0 --datanet 1:1 \
             --unit-price 1_000_000 --unit query --token OTHER --gateway BOB --succeeds 1",
            "model update --model 1 --active false",
            "model update --model 1 --name birdsong --uri '' --operator-fee-bps 1500 --unit-price 2000 --unit query \
             --gateway ALICE --gateway BOB --active true",
            "model update --model 1 --no-unit-price --no-gateways",
            "model show --model 1",
            "model list --start-after 10 --limit 100",
            "model list --operator ALICE --start-after 10 --limit 100",
            "model list --datanet 1 --start-after 10 --limit 100",
            "model nominate --model 1 BOB",
            "model nominate --model 1 --none",
            "model accept --model 1",
        ],
    },
    Section {
        title: "Paid queries",
        lines: &[
            "query send --model 1 --id q-1 --units 3",
            "query send --model 1 --id day-2 --units 3 --count 40 --digest HASH",
            "query send --model 2 --id q-1 --amount 7500 --token OTHER",
            "query preview --model 1 --amount 7500",
            "query preview --model 1 --amount 7500 --token OTHER",
            "query show --model 1 --record 5",
            "query show --model 1 --payer ALICE --id q-1",
            "query list --model 1 --start-after 90 --limit 100",
            "query charge --model 1 charges.csv",
            "query charge --model 1 charges.csv --skip-refused --digest HASH",
            "receipt --model 1 --record 5 ALICE",
            "receipt --model 1 --record 5 ALICE --payer BOB --id q-2",
        ],
    },
    Section {
        title: "Influence",
        lines: &[
            "influence attribute --model 1 --datanet 2 --record 5 scores.csv",
            "influence attribute --model 1 --datanet 2 --record 5 --record 8-10 --score ALICE:30 --score BOB:10 \
             --unattributed 60",
            "influence release --model 1 --datanet 2 --record 5-7",
        ],
    },
    Section {
        title: "Prepaid accounts",
        lines: &[
            "account deposit --amount 1000000",
            "account deposit --amount 1000000 --beneficiary BOB --token OTHER",
            "account show ALICE --start-after TOKEN --limit 8",
            "account withdraw",
            "account withdraw --amount 2500 --token OTHER",
            "allowance set --model 1 --per-charge-max 10_000 --budget 1_000_000 --period 1d",
            "allowance set --model 1 --per-charge-max 10000 --budget 1000000 --period 3600 \
             --expires-at 2027-01-31T12:00:00Z --token OTHER",
            "allowance revoke --model 1",
            "allowance revoke --model 1 --token OTHER",
            "allowance list ALICE --start-after 1:TOKEN --limit 100",
        ],
    },
    Section {
        title: "Earnings and claims",
        lines: &[
            "earnings ALICE",
            "earnings ALICE --datanet 1 --datanet 2",
            "earnings ALICE --start-after 10 --limit 30",
            "credits ALICE --start-after 10 --limit 100",
            "claim",
            "claim ALICE --datanet 1 --datanet 2 --token TOKEN",
            "claim --start-after 30 --limit 10",
            "payout set BOB",
            "payout set --own",
            "payout show ALICE",
        ],
    },
    Section {
        title: "Owner and terms",
        lines: &[
            "config show",
            "config update --protocol-fee-bps 100 --protocol-fee-recipient BOB",
            "config token add OTHER",
            "config token retire OTHER",
            "pause",
            "unpause",
            "ownership show",
            "ownership transfer BOB",
            "ownership transfer BOB --expires-at 2027-01-31T12:00:00Z",
            "ownership transfer BOB --expires-at-height 120000",
            "ownership accept",
            "ownership renounce",
        ],
    },
];

/// Every line.
pub fn all() -> impl Iterator<Item = &'static str> {
    SECTIONS.iter().flat_map(|section| section.lines).copied()
}
