//! A history in the command's words, with every message and every question. The tests on a real chain type it too.

/// Who types what. Names in capitals are accounts.
pub const HISTORY: &[(&str, &str)] = &[
    (
        "CORA",
        "datanet register --name birds --description 'Songs at dawn' --license CC-BY-4.0 --curator-fee-bps 500 \
         --hash HASH --contributors weights.csv",
    ),
    (
        "CORA",
        "datanet register --name dawn-chorus --influence-bps 2000 --attestor TESS --attribution-window 1d --notice 2d \
         --parent 1:500 --contributors weights.csv",
    ),
    (
        "OLGA",
        "model register --name birdsong-7b --uri https://example.org/birdsong --operator-fee-bps 2000 --datanet 1:3 \
         --datanet 2:1 --unit-price 2500 --unit 'thousand tokens' --gateway GATE",
    ),
    (
        "OLGA",
        "model register --name birdsong-free --operator-fee-bps 0 --datanet 2:1 --succeeds 1",
    ),
    (
        "PAYER",
        "query send --model 1 --id q-1 --units 3 --digest HASH",
    ),
    (
        "PAYER",
        "query send --model 1 --id day-2 --units 1000 --count 40",
    ),
    ("PAYER", "query send --model 2 --id q-1 --amount 1234567"),
    (
        "TESS",
        "influence attribute --model 1 --datanet 2 --record 2 --score ANN:30 --unattributed 70",
    ),
    ("PAYER", "account deposit --amount 1_000_000"),
    (
        "PAYER",
        "account deposit --amount 500_000 --beneficiary DAVE",
    ),
    (
        "PAYER",
        "allowance set --model 1 --per-charge-max 10000 --budget 100000 --period 1d --expires-at 2031-01-31T12:00:00Z",
    ),
    (
        "DAVE",
        "allowance set --model 1 --per-charge-max 10000 --budget 100000",
    ),
    ("GATE", "query charge --model 1 charges.csv --skip-refused"),
    ("ANN", "claim"),
    (
        "DAVE",
        "contribution submit --datanet 1 --file robin.wav --uri ipfs://bafyrobin",
    ),
    ("ANN", "contribution submit --datanet 1 --hash HASH"),
    ("ANN", "contribution submit --datanet 2 --hash HASH"),
    (
        "CORA",
        "contribution review --datanet 1 --accept 1:4 --reject '2:sent before'",
    ),
    ("CORA", "contribution review --datanet 2 --accept 1:4"),
    ("CORA", "datanet weights set --datanet 2 weights.csv"),
    (
        "CORA",
        "datanet update --datanet 2 --attestor TESS --attestor ANN",
    ),
    (
        "CORA",
        "roll publish birds-roll --datanet 1 --uri ipfs://bafyleaves",
    ),
    (
        "CORA",
        "roll publish birds-roll --datanet 2 --uri ipfs://bafyleaves",
    ),
    ("PAYER", "query send --model 1 --id q-4 --units 2"),
    ("DAVE", "roll enrol birds-roll BOB --datanet 1 --roll 1"),
    ("BOB", "payout set ANN"),
    ("CORA", "datanet nominate --datanet 1 DAVE"),
    (
        "OWNER",
        "ownership transfer CORA --expires-at 2031-01-31T12:00:00Z",
    ),
];

/// What is left to do of all that there is.
pub const AFTERWARDS: &[(&str, &str)] = &[
    ("CORA", "datanet changes cancel --datanet 2 --change 2"),
    ("ANYBODY", "datanet changes apply --datanet 2 --limit 8"),
    (
        "ANYBODY",
        "influence release --model 1 --datanet 2 --record 1 --record 3-4",
    ),
    ("DAVE", "datanet accept --datanet 1"),
    ("DAVE", "roll close --datanet 1 --roll 1"),
    ("BOB", "datanet leave --datanet 1"),
    (
        "OLGA",
        "model update --model 1 --no-unit-price --no-gateways --active false",
    ),
    ("OLGA", "model nominate --model 1 DAVE"),
    ("DAVE", "model accept --model 1"),
    ("DAVE", "allowance revoke --model 1"),
    ("DAVE", "account withdraw"),
    ("PAYER", "account withdraw --amount 1"),
    (
        "OWNER",
        "config update --protocol-fee-bps 100 --protocol-fee-recipient DAVE",
    ),
    ("OWNER", "config token retire TOKEN"),
    ("OWNER", "config token add TOKEN"),
    ("OWNER", "pause"),
    ("OWNER", "unpause"),
    ("CORA", "ownership accept"),
    ("CORA", "ownership renounce"),
];

/// Every question, by its words.
pub const QUESTIONS: &[&str] = &[
    "datanet show --datanet 1",
    "datanet show --datanet 2",
    "datanet list",
    "datanet list --curator DAVE",
    "datanet list --parent 1",
    "datanet pool --datanet 2",
    "datanet contributors --datanet 1 --limit 1",
    "datanet contributor --datanet 1 BOB",
    "datanet memberships ANN",
    "datanet weight-at --datanet 1 DAVE --version 2",
    "datanet changes list --datanet 2",
    "contribution show --datanet 1 --contribution 1",
    "contribution list --datanet 1",
    "contribution list --datanet 1 --status pending",
    "contribution list --datanet 2 --limit 1",
    "roll info --datanet 1 --roll 1",
    "roll list --datanet 1",
    "roll seat --datanet 1 --roll 1 --index 0",
    "roll earnings --datanet 1 --roll 1 --weight 20",
    "model show --model 1",
    "model show --model 2",
    "model list --limit 1",
    "model list --operator OLGA",
    "model list --datanet 1",
    "query preview --model 1 --amount 1_000_003",
    "query show --model 1 --record 1",
    "query show --model 1 --record 2",
    "query show --model 1 --payer DAVE --id q-2",
    "query show --model 2 --record 1",
    "query list --model 1",
    "receipt --model 1 --record 2 ANN",
    "receipt --model 1 --record 1 ANN",
    "receipt --model 1 --record 3 ANN --payer DAVE --id q-2",
    "receipt --model 1 --record 1 DAVE",
    "earnings ANN",
    "earnings BOB --limit 1",
    "earnings CORA",
    "earnings NOBODY",
    "credits OLGA",
    "payout show BOB",
    "account show DAVE",
    "account show NOBODY",
    "allowance list PAYER",
    "config show",
    "ownership show",
];
