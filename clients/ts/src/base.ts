// What the generated signing client stands on: types of CosmJS alone, nothing at run time.

import type { ExecuteResult, SigningCosmWasmClient } from "@cosmjs/cosmwasm";
import type { Coin, StdFee } from "@cosmjs/stargate";
import type { JsonObject, SmartQuerier } from "./querier.js";

export type { Coin, ExecuteResult, StdFee };

/** What CosmJS's {@link SigningCosmWasmClient} has, and a {@link TributarySigner}'s `client` with it. */
export interface ISigningCosmWasmClient extends SmartQuerier {
  execute(
    sender: string,
    contract: string,
    msg: JsonObject,
    fee: StdFee | "auto" | number,
    memo?: string,
    funds?: readonly Coin[],
  ): Promise<ExecuteResult>;
}

/** Fails to compile when CosmJS's client is no longer one. */
export type Fits = SigningCosmWasmClient extends ISigningCosmWasmClient ? true : never;
