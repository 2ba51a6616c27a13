//! The contract's behaviour, natively and compiled.

mod claim;
mod datanet;
mod earnings;
mod hostile;
mod ledger;
mod oracle;
mod receipt;
mod state_machine;
mod usage;
