use cosmwasm_std::{Addr, StdResult, Uint128, WasmMsg, to_json_binary};
use serde::Serialize;

/// The one message of cw20's that is sent. The code which writes `cw20::Cw20ExecuteMsg` is that of all its messages,
/// whichever is sent.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum TokenMsg<'a> {
    Transfer {
        recipient: &'a Addr,
        amount: Uint128,
    },
}

/// What pays out.
pub fn transfer(token: &Addr, recipient: &Addr, amount: Uint128) -> StdResult<WasmMsg> {
    Ok(WasmMsg::Execute {
        contract_addr: token.to_string(),
        msg: to_json_binary(&TokenMsg::Transfer { recipient, amount })?,
        funds: vec![],
    })
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::to_json_string;
    use cw20::Cw20ExecuteMsg;

    use super::*;

    #[test]
    fn transfer_reads_as_that_of_cw20() {
        let recipients = ["", "cosmwasm1payout", "\"\\\u{0}\n é 😀"].map(Addr::unchecked);
        for recipient in &recipients {
            for amount in [0, 1, u128::MAX].map(Uint128::new) {
                let ours = to_json_string(&TokenMsg::Transfer { recipient, amount }).unwrap();
                let theirs = Cw20ExecuteMsg::Transfer {
                    recipient: recipient.to_string(),
                    amount,
                };
                assert_eq!(ours, to_json_string(&theirs).unwrap());
            }
        }
    }
}
