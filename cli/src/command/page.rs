//! Pages of lists.

use super::value::{address, limit};

/// A page of a list in order of ids.
#[derive(Debug, clap::Args)]
pub struct Page {
    /// Go on after this id, as the page before says
    #[arg(long, value_name = "ID")]
    pub start_after: Option<u64>,

    /// How many, at most 100 [default: 10]
    #[arg(long, value_name = "N", value_parser = limit())]
    pub limit: Option<u32>,
}

/// A page of a list in order of addresses.
#[derive(Debug, clap::Args)]
pub struct AddressPage {
    /// Go on after this address, as the page before says
    #[arg(long, value_name = "ADDR", value_parser = address)]
    pub start_after: Option<String>,

    /// How many, at most 100 [default: 10]
    #[arg(long, value_name = "N", value_parser = limit())]
    pub limit: Option<u32>,
}
