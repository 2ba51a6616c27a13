import { NodeRefusal, NodeUnreachable } from "../reader/errors.js";
import type { Refusals } from "../generated/errors.js";
import { CHAIN_WORDS, chainFaultOf, type ChainFault, type ChainFaults } from "./chain.js";
import { NotIncluded, TransactionFailed, WrongChain } from "./errors.js";
import { refusalOf, type Refusal } from "./refusal.js";
import { messageIndex, unwrap } from "./wrapping.js";
import { WORDS } from "./words/index.js";
import { PLAIN, quoted, type Say } from "./words/say.js";

export type FaultKind = keyof Refusals | keyof ChainFaults;

/** What went wrong, told apart by `kind`, with what is known of it in `fields`. */
export type Fault = (Refusal | ChainFault) & {
  /** As the contract, the chain or the wallet said it, without what was put around it. */
  text: string;
  /** A sentence or two for a screen, saying what to do next. */
  words: string;
  /** Which call of the transaction failed, from 0. */
  message?: number;
  /** Of the transaction, where one was sent: look it up before you send anything again. */
  hash?: string;
};

/** Puts whatever was thrown in words: by a `Reader`, a `TributarySigner`, CosmJS, a wallet, or `fetch`. */
export function explain(error: unknown, options: Partial<Say> = {}): Fault {
  const say = { ...PLAIN, ...options };
  const whole = textOf(error);
  const text = unwrap(whole);
  const found = special(error) ?? refusalOf(text) ?? chainFaultOf(text) ?? { kind: "unknown", fields: {} };
  const message = messageIndex(whole);
  const hash = hashOf(error, whole);
  return {
    ...found,
    text,
    words: wordsOf(found, say, text),
    ...(message === undefined ? {} : { message }),
    ...(hash === undefined ? {} : { hash }),
  };
}

/** A refusal that an event or an answer tells of as a text alone, in words; the text itself when it is none. */
export function explainReason(reason: string, options: Partial<Say> = {}): string {
  const refusal = refusalOf(reason);
  return refusal === undefined ? reason : wordsOf(refusal, { ...PLAIN, ...options }, reason);
}

function wordsOf(fault: Refusal | ChainFault, say: Say, text: string): string {
  if (fault.kind === "charge_refused") {
    const inner = refusalOf(fault.fields.reason);
    const reason = inner === undefined ? `${quoted(fault.fields.reason)}.` : wordsOf(inner, say, "");
    return WORDS.charge_refused({ ...fault.fields, reason }, say);
  }
  const words = { ...WORDS, ...CHAIN_WORDS } as Record<
    string,
    (fields: unknown, say: Say, text: string) => string
  >;
  return words[fault.kind]?.(fault.fields, say, text) ?? text;
}

/** What an error's class says better than its text. */
function special(error: unknown): ChainFault | undefined {
  if (error instanceof NodeUnreachable) return { kind: "unreachable", fields: { url: error.url } };
  if (error instanceof NotIncluded) return { kind: "not_included", fields: { hash: error.hash } };
  if (error instanceof WrongChain) {
    return { kind: "wrong_chain", fields: { expected: error.expected, found: error.found } };
  }
  if (typeof error !== "object" || error === null) return undefined;
  const { txId, code } = error as { txId?: unknown; code?: unknown };
  // CosmJS's own timeout
  if (typeof txId === "string") return { kind: "not_included", fields: { hash: txId } };
  // what wallets that follow EIP-1193 answer
  if (code === 4001) return { kind: "rejected", fields: {} };
  return undefined;
}

function hashOf(error: unknown, text: string): string | undefined {
  if (error instanceof TransactionFailed || error instanceof NotIncluded) return error.hash;
  const txId = typeof error === "object" && error !== null ? (error as { txId?: unknown }).txId : undefined;
  if (typeof txId === "string") return txId;
  // CosmJS's, of one that failed in a block
  return /^(?:Error: )?Error when broadcasting tx ([0-9A-F]+) at height/.exec(text)?.[1];
}

/** What is longer is no refusal, and only costs time. */
const MAX_TEXT = 10_000;

function textOf(error: unknown): string {
  let text: unknown = error;
  if (error instanceof NodeRefusal) text = error.reason;
  else if (typeof error === "object" && error !== null) text = (error as { message?: unknown }).message;
  if (text === undefined || text === null) return "";
  return String(text).slice(0, MAX_TEXT);
}
