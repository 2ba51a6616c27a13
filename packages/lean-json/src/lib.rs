//! Reads JSON messages through one tree, so that each message type adds little code to a contract's Wasm.
//!
//! A serde deserializer is written out by the compiler once for every type that it reads, the parsing of braces, commas,
//! strings and errors with it: more than half of a contract that has many messages. [`Lean`] has the text parsed once, into a
//! [`Tree`] (the same code for all types), and each type read from the tree by its [`FromTree`], which is little more than the names
//! of its fields and one call for each. Figures: docs/adr/0005-wasm-size.md.
//!
//! What a contract answers is written in the same spirit, by [`to_json`]: each type's [`ToJson`] is the names of its fields and one call
//! for each.
//!
//! It accepts what the types' own serde implementations accept, with two bounds: structs come as objects (not as arrays), and values
//! nest at most [`MAX_DEPTH`] deep. Fractions are refused.
//!
//! ```
//! use lean_json::{FromTree, Lean};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, FromTree, Debug, PartialEq)]
//! #[serde(rename_all = "snake_case", deny_unknown_fields)]
//! enum Message {
//!     Greet { name: String, times: Option<u32> },
//! }
//!
//! let Lean(message): Lean<Message> = cosmwasm_std::from_json(r#"{"greet":{"name":"ann"}}"#).unwrap();
//! assert_eq!(message, Message::Greet { name: "ann".into(), times: None });
//!
//! let refused = cosmwasm_std::from_json::<Lean<Message>>(r#"{"greet":{"nam":"ann"}}"#).unwrap_err();
//! assert!(refused.to_string().contains("unknown field `nam`, expected `name` or `times`"));
//! ```

mod error;
mod foreign;
mod from_tree;
mod to_json;
mod tree;
mod values;

use serde::de::{Deserialize, Deserializer, Error as _};

pub use error::Error;
pub use from_tree::FromTree;
pub use lean_json_derive::{FromTree, ToJson};
pub use to_json::{Json, ToJson, to_json};
pub use tree::{MAX_DEPTH, Tree};
pub use values::{Shape, Values, read};

/// A value that is read through a [`Tree`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lean<T>(pub T);

impl<'de, T: FromTree> Deserialize<'de> for Lean<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tree = Tree::deserialize(deserializer)?;
        read(tree).map(Self).map_err(D::Error::custom)
    }
}
