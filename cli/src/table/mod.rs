//! Answers and events as people read them.
//!
//! What a contributor asks for (earnings, receipts, records, models, datanets) is told in sentences and small tables;
//! everything else is laid out by its shape and its names, so that nothing of an answer is lost. Amounts are base units
//! with their thousands apart, times are in UTC with seconds since 1970 beside them, hashes and addresses are whole.

mod answer;
mod cell;
mod datanet;
mod earnings;
mod events;
mod lists;
mod model;
mod plain;
mod receipt;
mod record;
mod style;
mod unit;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use events::events;
pub use plain::plain;
pub use style::{right, table};

use tributary_api::QueryMsg;

/// What the contract answered to a question.
///
/// An answer that is not of this release's shape is laid out as it came.
pub fn answer(question: &QueryMsg, answer: &Answer) -> String {
    let told = match question {
        QueryMsg::Earnings { .. } => answer.read().map(|found| earnings::text(&found)),
        QueryMsg::Receipt { .. } => answer.read().map(|found| receipt::text(&found)),
        QueryMsg::QueryRecord { .. } => answer.read().map(|found| record::text(&found)),
        QueryMsg::SplitPreview { model_id, .. } => answer
            .read()
            .map(|found| record::preview(*model_id, &found)),
        QueryMsg::Model { .. } => answer.read().map(|found| model::text(&found)),
        QueryMsg::Datanet { .. } => answer.read().map(|found| datanet::text(&found)),
        _ => lists::text(answer),
    };
    told.unwrap_or_else(|| plain(answer))
}
