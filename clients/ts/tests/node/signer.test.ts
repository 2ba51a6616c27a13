import { DirectSecp256k1HdWallet, type OfflineSigner } from "@cosmjs/proto-signing";
import { Secp256k1HdWallet } from "@cosmjs/amino";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventsOf, executeCall, explain, parseEvents, type RawEvent } from "tributary-client";
import { Between, type Lose } from "./between.js";
import { signerFromWords, TributarySigner } from "tributary-client/signer";
import {
  deployment,
  fresh,
  found,
  only,
  people,
  PRICE,
  reader,
  refusal,
  tributary,
  type Person,
} from "./chain.js";

let me: Person;
let datanetId: number;
let modelId: number;

const { contract, prefix } = deployment;
const claim = [executeCall(contract, { claim: {} })];

beforeAll(async () => {
  [me] = (await people(1)) as [Person];
  ({ datanetId, modelId } = await found(me.signer, [{ address: me.address, weight: 1 }]));
});

describe("connecting", () => {
  it("refuses another chain than the deployment's, before anything is signed", async () => {
    const signer = await signerFromWords(me.words, prefix);
    const error = await refusal(TributarySigner.connect({ ...deployment, chain_id: "other-1" }, signer));
    expect(explain(error)).toMatchObject({
      kind: "wrong_chain",
      fields: { expected: "other-1", found: deployment.chain_id },
    });
  });

  it("says when no node is there", async () => {
    const signer = await signerFromWords(me.words, prefix);
    const error = await refusal(
      TributarySigner.connect({ ...deployment, node: "http://127.0.0.1:2" }, signer),
    );
    expect(explain(error)).toMatchObject({ kind: "unreachable", fields: { url: "http://127.0.0.1:2" } });
  });

  it("says when the wallet has no account", async () => {
    const empty = { getAccounts: async () => [], signDirect: () => Promise.reject(new Error("no")) };
    await expect(TributarySigner.connect(deployment, empty)).rejects.toThrow(/the wallet gives no account/);
  });
});

describe("sending", () => {
  it("signs as hardware wallets do, too", async () => {
    const amino = await Secp256k1HdWallet.fromMnemonic(me.words, { prefix });
    const signer = await TributarySigner.connect(deployment, amino);
    const sent = await signer.recordQuery(
      { modelId, queryId: fresh("amino"), amount: PRICE },
      { memo: "<&>" },
    );
    expect(only(sent, "query_recorded").payer).toBe(me.address);
    signer.disconnect();
  });

  it("runs one after another what is sent at once", async () => {
    const ids = [fresh("one"), fresh("two"), fresh("three")];
    const sent = await Promise.all(
      ids.map((queryId) => me.signer.recordQuery({ modelId, queryId, amount: PRICE })),
    );
    const records = sent.map((one) => only(one, "query_recorded").record_id);
    expect(records).toEqual(records.toSorted((a, b) => a - b));
    expect(new Set(records).size).toBe(3);
  });

  it("goes on after one that was refused", async () => {
    const [refused, done] = await Promise.allSettled([
      me.signer.execute({ leave_datanet: { datanet_id: 999_999_999 } }),
      me.signer.send(claim),
    ]);
    expect([refused.status, done.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("the generated client signs with it as well, and its result has the same events", async () => {
    const result = await me.signer.tributary.updateDatanet({ datanetId, description: "as generated" });
    expect((await tributary.datanet({ datanetId })).description).toBe("as generated");
    const events = parseEvents(result.events, contract);
    expect(eventsOf(events, "datanet_updated")).toHaveLength(1);
    expect((await reader.transaction(result.transactionHash))?.events).toEqual(events);
  });

  it("a transaction without a call is refused", async () => {
    await expect(me.signer.send([])).rejects.toThrow(/at least one call/);
  });
});

describe("the wallet", () => {
  it("may reject: nothing is sent, and the next time it may approve", async () => {
    const wallet = await DirectSecp256k1HdWallet.fromMnemonic(me.words, { prefix });
    let approves = false;
    const keplr: OfflineSigner = {
      getAccounts: () => wallet.getAccounts(),
      signDirect: (address, document) =>
        approves ? wallet.signDirect(address, document) : Promise.reject(new Error("Request rejected")),
    };
    const signer = await TributarySigner.connect(deployment, keplr);
    const stages: string[] = [];
    const onStage = (stage: string): void => void stages.push(stage);
    expect(explain(await refusal(signer.send(claim, { onStage }))).kind).toBe("rejected");
    expect(stages).toEqual(["simulating", "signing"]);
    approves = true;
    expect((await signer.send(claim, { onStage })).hash).toMatch(/^[0-9A-F]{64}$/);
    signer.disconnect();
  });
});

describe("gas", () => {
  const simulated = (gasLimit: number, amount: string) => ({
    simulation: { gasUsed: gasLimit, gasLimit, fee: { amount, denom: "ustake" } },
  });

  it("too little of it fails in a block, with a hash", async () => {
    const fault = explain(await refusal(me.signer.send(claim, simulated(70_000, "1750"))));
    expect(fault).toMatchObject({ kind: "out_of_gas", fields: { wanted: 70_000 } });
    expect(await reader.transaction(fault.hash ?? "")).toMatchObject({ code: 11, events: [] });
  });

  it("a fee below the node's price is refused", async () => {
    const fault = explain(await refusal(me.signer.send(claim, simulated(200_000, "1"))));
    expect(fault).toMatchObject({ kind: "insufficient_fee", fields: { offered: "1ustake" } });
    expect(fault.hash).toBeUndefined();
  });

  it("a fee above what the account has is refused", async () => {
    const fault = explain(await refusal(me.signer.send(claim, simulated(200_000, "1000000000000000"))));
    expect(fault).toMatchObject({ kind: "cannot_pay_gas", fields: { needs: "1000000000000000ustake" } });
  });

  it("an account that the chain has never seen cannot pay", async () => {
    const signer = await TributarySigner.connect(
      deployment,
      await DirectSecp256k1HdWallet.generate(24, { prefix }),
    );
    expect(explain(await refusal(signer.send(claim)))).toMatchObject({
      kind: "no_account",
      fields: { address: signer.address },
    });
    signer.disconnect();
  });

  it("a transaction of the same account that came between is told", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => TributarySigner.connect(deployment, await signerFromWords(me.words, prefix))),
    );
    const { simulation } = simulated(300_000, "7500");
    const results = await Promise.allSettled([
      one?.send(claim, { simulation, memo: "one" }),
      two?.send(claim, { simulation, memo: "two" }),
    ]);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(explain(refused[0]?.reason).kind).toBe("sequence_mismatch");
    one?.disconnect();
    two?.disconnect();
  });
});

describe("a connection that fails while a transaction is handed over", () => {
  let between: Between;
  afterEach(() => between.close());

  const through = async (lose: Lose, options: { timeoutMs?: number } = {}): Promise<TributarySigner> => {
    between = new Between();
    const node = await between.open(deployment.node, lose);
    return TributarySigner.connect({ ...deployment, node }, await signerFromWords(me.words, prefix), {
      pollMs: 100,
      ...options,
    });
  };

  it("the answer is lost: it is done once, and found", async () => {
    const signer = await through((method, count) =>
      method === "broadcast_tx_sync" && count === 1 ? "answer" : "no",
    );
    const queryId = fresh("lost");
    const before = await reader.tokenBalance(deployment.token, me.address);
    const sent = await signer.recordQuery({ modelId, queryId, amount: PRICE });
    expect(only(sent, "query_recorded").query_id).toBe(queryId);
    // the same one both times
    expect(between.transactions).toHaveLength(2);
    expect(new Set(between.transactions).size).toBe(1);
    expect(before - (await reader.tokenBalance(deployment.token, me.address))).toBe(PRICE);
  });

  it("the request is lost: it is handed over again", async () => {
    const signer = await through((method, count) =>
      method === "broadcast_tx_sync" && count === 1 ? "request" : "no",
    );
    expect((await signer.send(claim)).height).toBeGreaterThan(0);
  });

  it("it never arrives: it may still come, and its hash is known", async () => {
    const signer = await through((method) => (method === "broadcast_tx_sync" ? "request" : "no"), {
      timeoutMs: 1_500,
    });
    let told: string | undefined;
    const error = await refusal(signer.send(claim, { onStage: (_stage, hash) => void (told = hash) }));
    const fault = explain(error);
    expect(fault.kind).toBe("not_included");
    expect(fault.hash).toBe(told);
    expect(await reader.transaction(told ?? "")).toBeUndefined();
  });

  it("an old connection was closed before: simulating and signing go on", async () => {
    const signer = await through((method, count) =>
      method === "abci_query" && [1, 4].includes(count) ? "request" : "no",
    );
    expect((await signer.send(claim)).height).toBeGreaterThan(0);
  });
});

it("events of CosmJS's results and of the RPC are read alike", async () => {
  const sent = await me.signer.send(claim);
  const indexed = await me.signer.client.getTx(sent.hash);
  const raw: readonly RawEvent[] = indexed?.events ?? [];
  expect(parseEvents(raw, contract)).toEqual(sent.events);
});
