//! Prepaid accounts: what they hold, and what of an allowance is spent.

use cosmwasm_std::Addr;
use num_bigint::BigInt;

use super::{NotSplit, Oracle};

/// What a payer says when it sets an allowance.
#[derive(Clone, Debug)]
pub struct Limits {
    pub per_charge_max: u128,
    pub budget: u128,
    pub period_seconds: Option<u64>,
    pub expires_at: Option<u64>,
}

/// Everything that one payer ever allowed one model in one token, and everything that was charged by it.
#[derive(Clone, Debug, Default)]
pub struct Allowance {
    /// In their order, each with the time at which it was set.
    pub set: Vec<(u64, Limits)>,
    pub revoked: bool,
    /// Times and amounts.
    pub charges: Vec<(u64, u128)>,
}

impl Allowance {
    /// What binds charges now, or would if it had not expired.
    pub fn limits(&self) -> Option<&Limits> {
        let newest = self.set.last().filter(|_| !self.revoked);
        newest.map(|(_, limits)| limits)
    }

    /// When the running period began.
    pub fn period_began(&self, now: u64) -> u64 {
        let (at, limits) = self.set.last().unwrap();
        period(*at, limits, now).unwrap_or(*at)
    }

    /// In the running period; in all, without one.
    pub fn spent(&self, now: u64) -> BigInt {
        let since = self.counts_since(self.set.len(), now);
        let charges = self.charges.iter();
        let counted = charges.filter(|(at, _)| since.is_none_or(|since| *at >= since));
        counted.map(|(_, amount)| BigInt::from(*amount)).sum()
    }

    /// From when on charges count against the n-th limits: while these are in their first period, also those that counted
    /// against the limits before them when they were replaced. None if all do.
    fn counts_since(&self, n: usize, now: u64) -> Option<u64> {
        let (at, limits) = self.set[..n].last()?;
        period(*at, limits, now).or_else(|| self.counts_since(n - 1, *at))
    }
}

/// When the running period began, unless that is the first one.
fn period(set_at: u64, limits: &Limits, now: u64) -> Option<u64> {
    let seconds = limits.period_seconds?;
    let over = (now - set_at) / seconds;
    (over > 0).then(|| set_at + over * seconds)
}

/// One paid use of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    pub payer: Addr,
    pub query_id: String,
    pub amount: u128,
    pub units: u64,
    pub digest: Option<Vec<u8>>,
}

impl Oracle {
    /// In base units.
    pub fn prepaid(&self, address: &Addr, token: &Addr) -> u128 {
        let key = (address.clone(), token.clone());
        self.accounts.get(&key).copied().unwrap_or(0)
    }

    /// What all accounts hold.
    pub fn all_prepaid(&self, token: &Addr) -> BigInt {
        let accounts = self.accounts.iter().filter(|((_, of), _)| of == token);
        accounts.map(|(_, held)| BigInt::from(*held)).sum()
    }

    fn account(&mut self, address: &Addr, token: &Addr) -> &mut u128 {
        let key = (address.clone(), token.clone());
        self.accounts.entry(key).or_default()
    }

    pub fn deposit(&mut self, address: &Addr, token: &Addr, amount: u128) {
        *self.account(address, token) += amount;
        *self.deposited.entry(token.clone()).or_default() += amount;
    }

    pub fn withdraw(&mut self, address: &Addr, token: &Addr, amount: u128) {
        *self.account(address, token) -= amount;
        *self.withdrawn.entry(token.clone()).or_default() += amount;
    }

    pub fn allowance(&self, payer: &Addr, model_id: u64, token: &Addr) -> Option<&Allowance> {
        self.allowances
            .get(&(payer.clone(), model_id, token.clone()))
    }

    pub fn allowance_mut(&mut self, payer: &Addr, model_id: u64, token: &Addr) -> &mut Allowance {
        let key = (payer.clone(), model_id, token.clone());
        self.allowances.entry(key).or_default()
    }

    pub fn set_allowance(&mut self, payer: &Addr, model_id: u64, token: &Addr, limits: Limits) {
        let now = self.now;
        let allowance = self.allowance_mut(payer, model_id, token);
        allowance.set.push((now, limits));
        allowance.revoked = false;
    }

    /// Takes a charge's amount from its payer; the fee is split when the whole batch is recorded.
    pub fn charge(&mut self, model_id: u64, token: &Addr, charge: &Charge) {
        *self.account(&charge.payer, token) -= charge.amount;
        let now = self.now;
        let allowance = self.allowance_mut(&charge.payer, model_id, token);
        allowance.charges.push((now, charge.amount));
    }

    /// One record of all charges, in the gateway's name.
    pub fn record_batch(
        &mut self,
        model_id: u64,
        gateway: &Addr,
        token: &Addr,
        charges: Vec<Charge>,
    ) -> Result<u64, NotSplit> {
        let amount = charges.iter().map(|charge| charge.amount).sum();
        let record_id = self.record(model_id, gateway, "", token, amount)?;
        let record = self.records.last_mut().unwrap();
        record.units = Some(charges.iter().map(|charge| charge.units).sum());
        record.count = charges.len() as u64;
        record.charges = charges;
        Ok(record_id)
    }
}
