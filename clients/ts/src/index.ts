/**
 * Tributary from TypeScript, without keys: questions, calls to sign elsewhere, events, refusals in words, roll proofs.
 *
 * Signing is in `tributary-client/signer`, which loads CosmJS; nothing here does.
 */

export * from "./generated/Tributary.types.js";
export type { HookMsg } from "./generated/Hook.types.js";
export { TributaryQueryClient, type TributaryReadOnlyInterface } from "./generated/Tributary.query.js";
export type { JsonObject, SmartQuerier } from "./querier.js";
export { gasPriceOf, type Deployment, type GasPrice } from "./deployment.js";
export { Reader, type ReaderOptions, type SearchOptions, type Status, type Token } from "./reader/index.js";
export { ContractRefusal, NodeRefusal, NodeUnreachable } from "./reader/errors.js";
export type { Transaction } from "./reader/transaction.js";
export {
  eventsOf,
  parseEvents,
  EVENTS,
  type ActionEvent,
  type EventOf,
  type EventType,
  type RawEvent,
  type TributaryEvent,
  type UnknownEvent,
} from "./events/index.js";
export {
  depositCall,
  executeCall,
  recordQueryCall,
  type Call,
  type Deposit,
  type RecordQuery,
} from "./calls.js";
export { explain, explainReason, type Fault, type FaultKind } from "./faults/explain.js";
export { NotIncluded, TransactionFailed, WrongChain } from "./faults/errors.js";
export type { Say } from "./faults/words/say.js";
export {
  buildRoll,
  leafHash,
  nodeHash,
  parseProof,
  prove,
  verifyProof,
  RollError,
  type BuiltRoll,
  type Roll,
  type RollFault,
  type RollNode,
  type RollProof,
} from "./roll.js";
export {
  formatAmount,
  formatScaled,
  parseAmount,
  unscale,
  INDEX_SCALE,
  type FormatOptions,
} from "./amounts.js";
