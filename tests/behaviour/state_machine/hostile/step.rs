//! What the hostile token does next, and what is done with it.

use proptest::sample::Index;

use super::super::step::Pick;

#[derive(Clone, Copy, Debug)]
pub enum Mood {
    Honest,
    Stuck,
    MovesNothing,
    MovesTwice,
    KeepsPercent(u8),
    Overstates(u64),
    HookWithoutMoving,
    HookBeforeMoving,
    HookTwice,
    Forges(usize),
    /// In the middle of its next transfer: a claim for somebody, a payment or a deposit of nothing in somebody's name.
    CallsClaim(usize),
    CallsPay(usize, Pick, u64),
    CallsDeposit(usize, u64),
}

#[derive(Clone, Debug)]
pub enum HostileStep {
    Behave(Mood),
    Pay {
        payer: usize,
        model: Pick,
        amount: u64,
    },
    Deposit {
        payer: usize,
        amount: u64,
    },
    /// What was deposited, or else somebody's nothing.
    Withdraw(Index),
    /// In all tokens, or in all others.
    Claim {
        who: usize,
        others: bool,
    },
}
