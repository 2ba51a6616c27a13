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

#[cfg(test)]
mod tests {
    use super::*;

    fn request(seconds: Option<u64>) -> Request {
        Request { seconds, units: 1 }
    }

    #[test]
    fn requests_of_one_second_share_a_block() {
        let mut chain = EmbeddedChain::builder().build().unwrap();
        let began = chain.block();
        let trace = [Some(700), Some(700), Some(703)].map(request);
        let clock = Clock::start(&chain, &trace);
        let mut advance = |request| {
            clock.advance(&mut chain, request);
            let block = chain.block();
            let seconds = block.time.seconds() - began.time.seconds();
            (block.height - began.height, seconds)
        };
        let blocks = trace.each_ref().map(&mut advance);
        assert_eq!(blocks, [(0, 0), (0, 0), (1, 3)]);
        // a second each, where nothing says more
        assert_eq!(advance(&request(None)), (2, 4));
    }
}
