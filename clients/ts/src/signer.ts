/**
 * Signs and sends what `tributary-client` builds, with CosmJS. Load it when somebody wants to sign: it is large.
 */

export { TributaryClient, type TributaryInterface } from "./generated/Tributary.client.js";
export type { ISigningCosmWasmClient } from "./base.js";
export type { OfflineSigner } from "@cosmjs/proto-signing";
export {
  TributarySigner,
  type ConnectOptions,
  type Paid,
  type SendOptions,
  type Sent,
  type Simulation,
  type Stage,
} from "./signer/index.js";
export { signerFromWords } from "./signer/words.js";
