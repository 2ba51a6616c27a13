import { parseEvents, type RawEvent, type TributaryEvent } from "../events/index.js";

/** One transaction, as it stands in a block. */
export interface Transaction {
  /** 64 hex digits, in capitals. */
  hash: string;
  height: number;
  /** Of its block; none where it was not asked for, or the node no longer has it. */
  time?: Date;
  /** 0 when it did what it should. */
  code: number;
  /** Why not, otherwise. */
  log: string;
  gasUsed: number;
  gasWanted: number;
  /** Of Tributary; none of a transaction that failed. */
  events: TributaryEvent[];
  /** All of them, of whatever emitted them. */
  rawEvents: RawEvent[];
}

/** As CometBFT's RPC gives it. */
export interface RpcTransaction {
  hash: string;
  height: string;
  tx_result: {
    code: number;
    log?: string | null;
    gas_wanted: string;
    gas_used: string;
    events?: { type: string; attributes?: { key: string; value?: string | null }[] | null }[] | null;
  };
}

export function transactionOf(found: RpcTransaction, contract: string | undefined): Transaction {
  const { code, log, gas_used, gas_wanted, events } = found.tx_result;
  const rawEvents = (events ?? []).map(({ type, attributes }) => ({
    type,
    attributes: (attributes ?? []).map(({ key, value }) => ({ key, value: value ?? "" })),
  }));
  return {
    hash: found.hash,
    height: Number(found.height),
    code,
    log: log ?? "",
    gasUsed: Number(gas_used),
    gasWanted: Number(gas_wanted),
    events: contract === undefined ? [] : parseEvents(rawEvents, contract),
    rawEvents,
  };
}
