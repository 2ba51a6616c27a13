import { describe, expect, it } from "vitest";
import { CHAIN_WORDS } from "../../src/faults/chain.js";
import { PLAIN } from "../../src/faults/words/say.js";
import {
  explain,
  explainReason,
  NodeRefusal,
  NodeUnreachable,
  NotIncluded,
  TransactionFailed,
  WrongChain,
} from "../../src/index.js";

const SOURCE = "[!cosm!wasm/wasmd@v0.61.14/x/wasm/keeper/keeper.go:452]";

describe("what a contract said is found inside of what was put around it", () => {
  it.each([
    ["in a block", "failed to execute message; message index: 0: %: execute wasm contract failed"],
    [
      "through a submessage",
      "failed to execute message; message index: 0: dispatch: submessages: %: execute wasm contract failed",
    ],
    [
      "simulated by CosmJS",
      `Query failed with (6): rpc error: code = Unknown desc = failed to execute message; message index: 0: %: execute wasm contract failed ${SOURCE} with gas used: '111732': unknown request`,
    ],
    ["asked by CosmJS", "Query failed with (6): %: query wasm contract failed: unknown request"],
    [
      "thrown by CosmJS",
      "Error when broadcasting tx 3D2AB7 at height 12. Code: 5; Raw log: failed to execute message; message index: 0: %: execute wasm contract failed",
    ],
    ["alone", "%"],
  ])("%s", (_name, around) => {
    const fault = explain(new Error(around.replace("%", "model 99 is not registered")));
    expect(fault).toMatchObject({
      kind: "model_not_found",
      fields: { model_id: 99 },
      text: "model 99 is not registered",
    });
    expect(fault.message).toBe(around.includes("message index") ? 0 : undefined);
  });

  it("which message of several failed is told", () => {
    const log =
      "failed to execute message; message index: 3: nothing to change: execute wasm contract failed";
    const fault = explain(new TransactionFailed("AB", 7, 5, log, 1, 2));
    expect(fault).toMatchObject({ kind: "nothing_to_change", message: 3, hash: "AB" });
  });
});

/** Texts as wallets, nodes, CosmJS and fetch write them. */
const TEXTS: [string, string, object?][] = [
  ["Request rejected", "rejected"],
  ["User rejected the request.", "rejected"],
  [
    "There is no modular chain info for tributary-localnet",
    "wrong_chain",
    { expected: "tributary-localnet" },
  ],
  [
    "Broadcasting transaction failed with code 4 (codespace: sdk). Log: signature verification failed; please verify account number (7), sequence (1) and chain-id (tributary-localnet): (unable to verify single signer signature): unauthorized",
    "wrong_chain",
    { expected: "tributary-localnet" },
  ],
  [
    "Broadcasting transaction failed with code 32 (codespace: sdk). Log: account sequence mismatch, expected 5, got 4: incorrect account sequence",
    "sequence_mismatch",
    { expected: 5, found: 4 },
  ],
  [
    "Broadcasting transaction failed with code 13 (codespace: sdk). Log: insufficient fees; got: 1ustake required: 10000ustake: insufficient fee",
    "insufficient_fee",
    { offered: "1ustake", required: "10000ustake" },
  ],
  [
    "Broadcasting transaction failed with code 13 (codespace: sdk). Log: insufficient fees; got:  required: 10000ustake: insufficient fee",
    "insufficient_fee",
    { required: "10000ustake" },
  ],
  [
    "Broadcasting transaction failed with code 5 (codespace: sdk). Log: spendable balance 9ustake is smaller than 10000ustake: insufficient funds: insufficient funds",
    "cannot_pay_gas",
    { has: "9ustake", needs: "10000ustake" },
  ],
  [
    "Account 'wasm1rhfave64' does not exist on chain. Send some tokens there before trying to query sequence.",
    "no_account",
    { address: "wasm1rhfave64" },
  ],
  [
    "out of gas in location: Loading CosmWasm module: execute; gasWanted: 60000, gasUsed: 116654: out of gas",
    "out_of_gas",
    { wanted: 60000, used: 116654 },
  ],
  ['{"code":-32603,"message":"Internal error","data":"tx already exists in cache"}', "already_sent"],
  [
    "Broadcasting transaction failed with code 19 (codespace: sdk). Log: tx already in mempool",
    "already_sent",
  ],
  ['{"code":-32603,"message":"Internal error","data":"mempool is full: number of txs 5000"}', "node_busy"],
  ['{"code":-32603,"message":"Internal error","data":"Tx too large. Max size is 1048576"}', "too_large"],
  [
    "failed to execute message; message index: 0: address wasm1n7u9m: no such contract",
    "no_contract",
    { address: "wasm1n7u9m" },
  ],
  ["codespace wasm code 22: no such contract: address wasm1n7u9m", "no_contract", { address: "wasm1n7u9m" }],
  ["decoding bech32 failed: invalid separator index -1", "bad_address"],
  [
    "failed to execute message; message index: 0: Overflow: Cannot Sub with given operands: execute wasm contract failed",
    "insufficient_funds",
  ],
  ["Cannot Sub with given operands", "overflow"],
  ["Unauthorized", "token_refused"],
  ["No allowance for this account", "token_refused"],
  ["Contract ownership has been renounced", "ownership_renounced"],
  ["Caller is not the contract's current owner", "not_current_owner"],
  ["Caller is not the contract's pending owner", "not_pending_owner"],
  ["There isn't a pending ownership transfer", "no_ownership_transfer"],
  ["A pending ownership transfer exists but it has expired", "ownership_transfer_expired"],
  [
    "Error parsing into type lean_json::Lean<tributary_api::execute::ExecuteMsg>: unknown variant `nix`",
    "unreadable",
    { reason: "unknown variant `nix`" },
  ],
  ["fetch failed", "unreachable"],
  ["Failed to fetch", "unreachable"],
  ["NetworkError when attempting to fetch resource.", "unreachable"],
  ["Load failed", "unreachable"],
  ["Bad status on response: 502", "unreachable"],
  ["Bad status on response: 429", "node_busy"],
  ["The operation was aborted due to timeout", "unreachable"],
  ["something else", "unknown"],
];

describe("what is not the contract's", () => {
  it.each(TEXTS)("%s", (text, kind, fields = {}) => {
    const fault = explain(new Error(text));
    expect(fault).toMatchObject({ kind, fields });
    expect(fault.words).toMatch(/[.?]$/);
    expect(fault.words).not.toMatch(/undefined|NaN|\[object/);
  });

  it.each([
    [new NodeUnreachable("http://n", "no answer"), "unreachable", "http://n"],
    [new NotIncluded("ABCD", 60), "not_included", "ABCD"],
    [Object.assign(new Error("was submitted"), { txId: "ABCD" }), "not_included", "ABCD"],
    [new WrongChain("one-1", "two-2"), "wrong_chain", "two-2"],
    [Object.assign(new Error("no"), { code: 4001 }), "rejected", "rejected"],
    [new NodeRefusal("http://n", "too many requests"), "node_busy", "minute"],
  ])("its class tells it: %s", (error, kind, said) => {
    const fault = explain(error);
    expect(fault.kind).toBe(kind);
    expect(fault.words).toContain(said);
  });

  it.each([
    new TransactionFailed("ABCD", 7, 5, "out of gas", 1, 2),
    new NotIncluded("ABCD", 60),
    Object.assign(new Error("was submitted"), { txId: "ABCD" }),
    new Error("Error when broadcasting tx ABCD at height 12. Code: 11; Raw log: out of gas"),
  ])("what was sent is told with its hash: %s", (error) => {
    expect(explain(error).hash).toBe("ABCD");
  });

  it("each has a text above or a class", () => {
    const told = new Set([...TEXTS.map(([, kind]) => kind), "not_included"]);
    // the page that looks for a wallet says it itself
    told.add("wallet_absent");
    expect(Object.keys(CHAIN_WORDS).filter((kind) => !told.has(kind))).toEqual([]);
  });

  it.each([undefined, null, "", 0, {}, [], Symbol("s"), new Error("no"), { message: 7 }, { message: null }])(
    "whatever is thrown is explained: %s",
    (thrown) => {
      expect(explain(thrown)).toMatchObject({ kind: "unknown", fields: {} });
      expect(explain(thrown).words).toMatch(/^This did not work/);
    },
  );
});

describe("how it is said", () => {
  it("amounts and addresses can be shown as a page shows them", () => {
    const text = "expected at most the 5 of wasm1tok on the account of wasm1pay, found 6";
    const shown = explain(text, { amount: (base) => `${base} T`, address: (address) => `<${address}>` });
    expect(shown.words).toContain("of <wasm1pay> has 5 T, and 6 T were asked for");
    expect(explain(text).words).toContain("5 base units of wasm1tok");
  });

  it("fields are named as a reader would, with their unit", () => {
    const said = (text: string): string => explain(text).words;
    expect(said("curator_fee_bps: expected 0 to 1000, found 1001")).toBe(
      "The curator fee (in basis points) must be from 0 to 1000, and is 1001.",
    );
    expect(said("notice_seconds can only grow: expected at least 5, found 4")).toBe(
      "The notice (in seconds) can only grow, and is 5 now: give at least that.",
    );
  });

  it("times that no calendar has are told in seconds", () => {
    expect(PLAIN.time(1795411781)).toBe("2026-11-23 05:29 UTC");
    expect(PLAIN.time(2 ** 53 - 1)).toBe("9007199254740991 seconds after 1970");
  });

  it("a reason of an event is put in words, and what is none stays", () => {
    expect(explainReason("model 1 is not active")).toMatch(/^Model 1 takes no payments/);
    expect(explainReason("because")).toBe("because");
  });
});
