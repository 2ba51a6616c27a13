//! A contract on an embedded chain, worked by command lines.

use crate::command::tests::files::Files;
use crate::command::tests::run::read;
use crate::command::{Action, Call, payment};
use crate::table::{self, Answer};
use cosmwasm_std::Addr;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use suite::{Runtime, Suite};
use tributary_api::QueryMsg;

const HASH: &str = "64ec88ca00b268e5ba1a35678a1b5316d212f4f366b2477232534a8aeca37f3c";
const ACCOUNTS: [&str; 10] = [
    "ANN", "BOB", "CORA", "DAVE", "GATE", "NOBODY", "OLGA", "OWNER", "PAYER", "TESS",
];

pub struct World {
    suite: Suite,
    files: Files,
    /// The names of messages.
    pub sent: BTreeSet<String>,
    /// The names of questions.
    pub asked: RefCell<BTreeSet<String>>,
}

impl World {
    pub fn new() -> Self {
        let suite = Suite::new(Runtime::Native);
        let with = |text: &str| addressed(&suite, text);
        let files = Files::of(
            with,
            &[
                ("weights.csv", "address,weight\nANN,10\nBOB,20\n"),
                (
                    "charges.csv",
                    "payer,query_id,units\nPAYER,q-3,2\nDAVE,q-2,\nDAVE,q-9,100\n",
                ),
                ("robin.wav", "a robin sings"),
            ],
            with("BOB"),
        );
        Self {
            suite,
            files,
            sent: BTreeSet::new(),
            asked: RefCell::default(),
        }
    }

    fn read(&self, line: &str) -> Call {
        let token = self.suite.token(0);
        let call = read(
            &self.files,
            line,
            |word| addressed(&self.suite, word),
            token.as_str(),
        );
        call.unwrap_or_else(|refused| panic!("{line}: {refused}"))
            .unwrap()
    }

    /// Sends what a line comes to, and tells the events.
    pub fn act(&mut self, sender: &str, line: &str) -> String {
        let actions = match self.read(line) {
            Call::Execute(actions) => actions,
            Call::Pay(asked) => {
                let model_id = asked.model_id;
                let model = self.suite.ask(&QueryMsg::Model { model_id }).unwrap();
                vec![payment(&model, asked).unwrap()]
            }
            other => panic!("{line}: {other:?}"),
        };
        let sent = actions
            .into_iter()
            .map(|action| self.send(sender, line, action));
        let events: Vec<_> = sent.collect();
        events.join("\n")
    }

    fn send(&mut self, sender: &str, line: &str, action: Action) -> String {
        let (contract, token) = (self.suite.contract.clone(), self.suite.token(0));
        let resolved = action
            .resolve(contract.as_str(), Some(token.as_str()))
            .unwrap();
        let sender = self.suite.addr(&sender.to_lowercase());
        let to = Addr::unchecked(resolved.to);
        self.sent.extend(names(&resolved.msg));
        let sent = self.suite.chain.execute(&sender, &to, &resolved.msg, &[]);
        let sent = sent.unwrap_or_else(|refused| panic!("{line}: {refused}"));
        table::events(&sent.events)
    }

    /// What a question's answer looks like.
    pub fn ask(&self, line: &str) -> String {
        let Call::Query(question) = self.read(line) else {
            panic!("{line}");
        };
        let msg = serde_json::to_value(&question).unwrap();
        self.asked.borrow_mut().extend(names(&msg));
        let answer: Answer = self.suite.ask(&question).unwrap();
        table::answer(&question, &answer)
    }

    pub fn advance_time(&mut self, seconds: u64) {
        self.suite.advance_time(seconds);
    }

    pub fn assert_sound(&mut self) {
        self.suite.assert_invariants();
    }
}

fn names(msg: &Value) -> impl Iterator<Item = String> {
    let fields = msg.as_object().unwrap().clone();
    fields.into_iter().map(|(name, _)| name)
}

fn addressed(suite: &Suite, text: &str) -> String {
    let address = |name: &str| suite.addr(&name.to_lowercase()).into_string();
    let fixed = text
        .replace("HASH", HASH)
        .replace("TOKEN", suite.token(0).as_str());
    ACCOUNTS
        .iter()
        .fold(fixed, |text, name| text.replace(name, &address(name)))
}
