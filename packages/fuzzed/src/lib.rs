//! What the fuzzers call, and what replays their corpus without them.
//!
//! | function | takes | shows |
//! |---|---|---|
//! | [`messages`] | any bytes, as each message of the contract | nothing panics; lean-json and serde agree; whatever is accepted keeps the books |
//! | [`proofs`] | bytes that draw a roll, honest or not, and what is changed in a proof | what was committed to is proven, and nothing else |
//! | [`sequences`] | bytes that draw senders, times and messages | after each message: nothing lost, no index falls, every limit kept |
//!
//! Each panics on what must not be. The commands are in `fuzz/README.md`.

mod check;
mod dishonest;
mod draw;
mod fixture;
mod forge;
mod layered;
mod limits;
mod messages;
mod people;
mod proofs;
mod rolls;
mod sequences;
mod world;

pub use messages::messages;
pub use proofs::proofs;
pub use sequences::{Report, messages_of, sequences};
