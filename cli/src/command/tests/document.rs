//! docs/CLI.md, made from the lines.

use super::files::{FILES, Files};
use super::lines::SECTIONS;
use super::run::{Message, address, command, hook, messages, named};
use crate::golden;
use serde_json::{Map, Value};

const INTRODUCTION: &str = "\
# The command line, word by word

Every message and every question of the contract, as it is typed, and as the same goes through `wasmd` or a chain's own
binary. Made by a test from the words themselves; `UPDATE_GOLDEN=1 cargo test --release -p tributary-cli document` writes it
anew.

`CONTRACT` stands for the contract's address, `TOKEN` for the cw20 address of the deployment's fee token and `OTHER` for
another one's, `ALICE` and `BOB` for people's. Add to `wasmd tx` what every transaction needs: `--from`, `--gas auto`,
`--gas-prices`, `--chain-id`. Amounts are base units of the token: 1.5 of a token with 6 decimals is 1500000. Basis points
(bps) are hundredths of a percent. Durations are seconds or as in `90m`, `36h`, `7d`. Hashes are 64 hex digits or base64.
Model 1 here charges 2500 for each unit.

What a payment or a deposit tells the contract travels in the token's `send`, in base64.
";

const AFTER_FILES: &str = "
`HASH` in them and below is any such hash; `robin.wav` is a file of 13 bytes. `birds-roll` is the folder that `tributary roll
build weights.csv --out birds-roll` makes, and `proof.json` is what `tributary roll proof birds-roll BOB` prints.
";

#[test]
fn the_document_says_what_the_words_send() {
    golden::assert("../docs/CLI.md", &document());
}

fn document() -> String {
    let files = Files::new();
    let mut text = INTRODUCTION.to_owned();
    text.push_str("\n## Files used below\n");
    for (name, content) in FILES.iter().filter(|(name, _)| name.ends_with(".csv")) {
        text.push_str(&format!("\n`{name}`:\n\n```csv\n{content}```\n"));
    }
    text.push_str(AFTER_FILES);
    for section in SECTIONS {
        text.push_str(&format!("\n## {}\n", section.title));
        let mut about_before = String::new();
        for line in section.lines {
            let about = about(line);
            if about != about_before {
                text.push_str(&format!("\n{about}:\n"));
                about_before = about;
            }
            text.push_str(&format!("\n```sh\ntributary {line}\n"));
            for message in messages(&files, line) {
                text.push_str(&by_hand(&message));
            }
            text.push_str("```\n");
        }
    }
    text
}

/// What the help says of a line's word.
fn about(line: &str) -> String {
    let mut found = command();
    for word in line.split(' ') {
        match found.find_subcommand(word) {
            Some(inner) => found = inner.clone(),
            None => break,
        }
    }
    found.get_about().unwrap().to_string()
}

fn by_hand(message: &Message) -> String {
    match message {
        Message::Query(msg) => {
            let msg = json(msg);
            format!("wasmd query wasm contract-state smart CONTRACT '{msg}'\n")
        }
        Message::Execute(resolved) => {
            let mut msg = json(&resolved.msg);
            if resolved.to != address("CONTRACT") {
                // readable, and the shell makes what was sent of it
                let base64 = resolved.msg["send"]["msg"].as_str().unwrap();
                let hook = json(&hook(&resolved.msg).unwrap());
                let printed = format!("'\"$(printf %s '{hook}' | base64 -w0)\"'");
                assert!(msg.contains(base64));
                msg = msg.replace(base64, &printed);
            }
            let to = named(&resolved.to);
            format!("wasmd tx wasm execute {to} '{msg}'\n")
        }
    }
}

/// In order of names, whatever the library's map keeps.
fn json(value: &Value) -> String {
    fn sorted(value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(name, _)| *name);
                let sorted = fields
                    .into_iter()
                    .map(|(name, field)| (name.clone(), sorted(field)));
                Value::Object(sorted.collect::<Map<_, _>>())
            }
            Value::Array(entries) => entries.iter().map(sorted).collect(),
            other => other.clone(),
        }
    }
    named(&sorted(value).to_string())
}
