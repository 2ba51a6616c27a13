use cosmwasm_std::Addr;

use crate::Suite;

/// Someone in a test: the name of an account, or an address.
///
/// A text that is to reach the contract as it is goes as [`Addr::unchecked`].
pub trait Party {
    fn addr(&self, suite: &Suite) -> Addr;
}

impl Party for &str {
    fn addr(&self, suite: &Suite) -> Addr {
        suite.addr(self)
    }
}

impl Party for String {
    fn addr(&self, suite: &Suite) -> Addr {
        suite.addr(self)
    }
}

impl Party for Addr {
    fn addr(&self, _: &Suite) -> Addr {
        self.clone()
    }
}

impl<P: Party> Party for &P {
    fn addr(&self, suite: &Suite) -> Addr {
        (*self).addr(suite)
    }
}
