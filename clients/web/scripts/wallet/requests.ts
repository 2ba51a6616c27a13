/** What the wallet is asked to sign, in words that a test can compare. */
import type { StdSignDoc } from "@cosmjs/amino";
import { fromBase64, fromUtf8 } from "@cosmjs/encoding";
import { AuthInfo, TxBody } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";

/** One call of a contract in a transaction. */
export interface AskedCall {
  sender: string;
  contract: string;
  // as the page made it: tests look into it
  msg: any;
  /** What a payment or a deposit tells the contract: the decoded `msg` of a cw20 `send`. */
  hook?: any;
}

/** A prompt of the wallet, in the order in which they came. */
export interface WalletRequest {
  kind: "suggest" | "enable" | "sign";
  chainId: string;
  /** Of a transaction. */
  calls: AskedCall[];
  fee?: { amount: { denom: string; amount: string }[]; gas: number };
  memo?: string;
  /** What became of it; `waiting` while the wallet is held. */
  outcome: "waiting" | "approved" | "rejected";
}

function call(sender: string, contract: string, msg: any): AskedCall {
  const hook = msg.send?.msg;
  return { sender, contract, msg, ...(hook && { hook: JSON.parse(fromUtf8(fromBase64(hook))) }) };
}

export function directRequest(
  chainId: string,
  bodyBytes: Uint8Array,
  authInfoBytes: Uint8Array,
): WalletRequest {
  const body = TxBody.decode(bodyBytes);
  const fee = AuthInfo.decode(authInfoBytes).fee;
  const calls = body.messages.map(({ typeUrl, value }) => {
    if (typeUrl !== MsgExecuteContract.typeUrl) throw new Error(`the page asked to sign a ${typeUrl}`);
    const { sender, contract, msg } = MsgExecuteContract.decode(value);
    return call(sender, contract, JSON.parse(fromUtf8(msg)));
  });
  const gas = Number(fee?.gasLimit ?? 0n);
  return {
    kind: "sign",
    chainId,
    calls,
    fee: { amount: fee?.amount ?? [], gas },
    memo: body.memo,
    outcome: "waiting",
  };
}

export function aminoRequest(chainId: string, doc: StdSignDoc): WalletRequest {
  const calls = doc.msgs.map(({ value }) => call(value.sender, value.contract, value.msg));
  const fee = { amount: [...doc.fee.amount], gas: Number(doc.fee.gas) };
  return { kind: "sign", chainId, calls, fee, memo: doc.memo, outcome: "waiting" };
}
