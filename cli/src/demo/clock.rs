//! The chain's time, which follows a trace.

use crate::input::Request;
use embedded_chain::EmbeddedChain;

/// Runs through a trace from the chain's time on.
pub struct Clock {
    /// How much later than in the trace everything is.
    later: u64,
}

impl Clock {
    pub fn start(chain: &EmbeddedChain, requests: &[Request]) -> Self {
        let begins = requests.iter().find_map(|request| request.seconds);
        let now = chain.block().time.seconds();
        Self {
            later: begins.map_or(0, |begins| now.saturating_sub(begins)),
        }
    }

    /// To the request's time, if that is later than the block's: requests of one second share a block.
    pub fn advance(&self, chain: &mut EmbeddedChain, request: &Request) {
        let Some(seconds) = request.seconds else {
            return chain.advance_time(1);
        };
        let then = seconds.saturating_add(self.later);
        let wait = then.saturating_sub(chain.block().time.seconds());
        if wait > 0 {
            chain.advance_time(wait);
        }
    }
}
