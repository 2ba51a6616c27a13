use std::collections::BTreeMap;

use cosmwasm_std::{Addr, BlockInfo};
use cw20::Cw20Coin;
use embedded_chain::EmbeddedChain;
use tributary_api::InstantiateMsg;

use crate::{Outcome, Runtime, Suite, TxError, TxResult};

/// Makes a [`Suite`].
///
/// By default: one fee token, of which `payer` has 10^30; a protocol fee of 200 bps for `treasury`; the contract owned
/// by `owner`, and no migration admin.
pub struct SuiteBuilder {
    runtime: Runtime,
    tokens: usize,
    balances: Option<Vec<(String, u128)>>,
    protocol_fee_bps: u16,
    protocol_fee_recipient: String,
    owner: String,
    admin: Option<String>,
    block: Option<BlockInfo>,
}

impl SuiteBuilder {
    pub(crate) fn new(runtime: Runtime) -> Self {
        Self {
            runtime,
            tokens: 1,
            balances: None,
            protocol_fee_bps: 200,
            protocol_fee_recipient: "treasury".to_owned(),
            owner: "owner".to_owned(),
            admin: None,
            block: None,
        }
    }

    /// How many fee tokens there are, at most 4.
    pub fn tokens(mut self, tokens: usize) -> Self {
        self.tokens = tokens;
        self
    }

    /// What a named account has of each token. The first call takes the default's place.
    pub fn balance(mut self, name: &str, amount: u128) -> Self {
        let balances = self.balances.get_or_insert_default();
        balances.push((name.to_owned(), amount));
        self
    }

    pub fn protocol_fee_bps(mut self, bps: u16) -> Self {
        self.protocol_fee_bps = bps;
        self
    }

    pub fn protocol_fee_recipient(mut self, name: &str) -> Self {
        self.protocol_fee_recipient = name.to_owned();
        self
    }

    pub fn owner(mut self, name: &str) -> Self {
        self.owner = name.to_owned();
        self
    }

    /// The account that may replace the contract's code.
    pub fn admin(mut self, name: &str) -> Self {
        self.admin = Some(name.to_owned());
        self
    }

    pub fn block(mut self, block: BlockInfo) -> Self {
        self.block = Some(block);
        self
    }

    #[track_caller]
    pub fn build(self) -> Suite {
        let mut builder = EmbeddedChain::builder();
        if let Some(block) = self.block {
            builder = builder.block(block);
        }
        let mut chain = builder.build().unwrap();
        let tributary_code = self.runtime.store_tributary(&mut chain);
        let token_code = self.runtime.store_cw20(&mut chain);

        let default = || vec![("payer".to_owned(), 10u128.pow(30))];
        let balances: Vec<_> = self.balances.unwrap_or_else(default);
        let balances: Vec<_> = balances
            .iter()
            .map(|(name, amount)| Cw20Coin {
                address: chain.account(name).into(),
                amount: (*amount).into(),
            })
            .collect();
        let tokens: Vec<_> = (0..self.tokens)
            .map(|number| instantiate_token(&mut chain, token_code, number, balances.clone()))
            .collect();

        let msg = InstantiateMsg {
            owner: Some(chain.account(&self.owner).into()),
            fee_tokens: tokens.iter().map(Addr::to_string).collect(),
            protocol_fee_bps: self.protocol_fee_bps,
            protocol_fee_recipient: Some(chain.account(&self.protocol_fee_recipient).into()),
        };
        let admin = self.admin.map(|name| chain.account(&name));
        let deployer = chain.account("deployer");
        let (contract, _) = chain
            .instantiate(
                &deployer,
                tributary_code,
                &msg,
                "tributary",
                admin.as_ref(),
                &[],
            )
            .unwrap();
        Suite {
            chain,
            contract,
            runtime: self.runtime,
            tributary_code,
            token_code,
            tokens,
            donated: BTreeMap::new(),
            indexes: BTreeMap::new(),
            payments: 0,
        }
    }
}

/// The name of the token with this number.
pub fn token_name(number: usize) -> String {
    format!("token {number}")
}

fn instantiate_token(
    chain: &mut EmbeddedChain,
    code_id: u64,
    number: usize,
    initial_balances: Vec<Cw20Coin>,
) -> Addr {
    let msg = cw20_base::msg::InstantiateMsg {
        name: token_name(number),
        symbol: "TKN".to_owned(),
        decimals: 6,
        initial_balances,
        mint: None,
        marketing: None,
    };
    let issuer = chain.account("issuer");
    let created = chain.instantiate(&issuer, code_id, &msg, &token_name(number), None, &[]);
    created.unwrap().0
}

impl Suite {
    /// One more honest token, no fee token yet, of which each named account has this much.
    #[track_caller]
    pub fn new_token(&mut self, balances: &[(&str, u128)]) -> Addr {
        let balances = balances.iter().map(|(name, amount)| Cw20Coin {
            address: self.addr(name).into(),
            amount: (*amount).into(),
        });
        let (balances, number) = (balances.collect(), self.tokens.len());
        let token = instantiate_token(&mut self.chain, self.token_code, number, balances);
        self.tokens.push(token.clone());
        token
    }

    /// One more Tributary, by `deployer`.
    pub fn instantiate(&mut self, msg: &InstantiateMsg) -> Result<(Addr, TxResult), TxError> {
        let deployer = self.addr("deployer");
        let code = self.tributary_code;
        self.chain
            .instantiate(&deployer, code, msg, "another", None, &[])
    }

    /// Moves the contract to the same code, which runs its `migrate`.
    pub fn migrate(&mut self, sender: impl crate::Party) -> Outcome {
        let (sender, contract, code) = (
            sender.addr(self),
            self.contract.clone(),
            self.tributary_code,
        );
        let msg = tributary_api::MigrateMsg {};
        self.chain.migrate(&sender, &contract, code, &msg)
    }
}
