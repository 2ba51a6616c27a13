import { CosmWasmClient } from "@cosmjs/cosmwasm";
import { describe, expect, it } from "vitest";
import { explain, NotIncluded, Reader } from "../../src/index.js";
import { handOver, waitFor } from "../../src/signer/waiting.js";
import { close, says, serve } from "./server.js";

const HASH = "AB".repeat(32);

describe("waiting for a transaction", () => {
  const missing = { error: { code: -32603, message: "Internal error", data: `tx (${HASH}) not found` } };
  const found = {
    result: {
      hash: HASH,
      height: "7",
      tx_result: { code: 0, log: "", gas_wanted: "2", gas_used: "1", events: null },
    },
  };

  it("outlasts a node that is away for a while", async () => {
    let asked = 0;
    const deployment = await serve((request, response) => {
      if (request.url?.startsWith("/header")) {
        says({ result: { header: { time: "2026-01-01T00:00:00Z" } } })(request, response);
        return;
      }
      asked += 1;
      if (asked === 1) request.destroy();
      else if (asked === 2) says("<html>", 502)(request, response);
      else says(asked === 3 ? missing : found)(request, response);
    });
    const transaction = await waitFor(new Reader(deployment), HASH, { timeoutMs: 5_000, pollMs: 5 });
    expect(transaction).toMatchObject({ hash: HASH, height: 7, code: 0, gasUsed: 1, events: [] });
    expect(transaction.time?.toISOString()).toBe("2026-01-01T00:00:00.000Z");
  });

  it("is done without the time of a block that the node no longer has", async () => {
    const pruned = { error: { code: -32603, message: "Internal error", data: "height 7 is not available" } };
    for (const answer of [pruned, { result: { header: null } }]) {
      const reader = new Reader(
        await serve((request, response) => {
          says(request.url?.startsWith("/header") ? answer : found)(request, response);
        }),
      );
      const transaction = await reader.transaction(HASH);
      expect(transaction).toMatchObject({ hash: HASH, height: 7 });
      expect(transaction?.time).toBeUndefined();
      close();
    }
  });

  it("ends when the time is over, and says that it may still come", async () => {
    const reader = new Reader(await serve(says(missing)));
    const error: unknown = await waitFor(reader, HASH, { timeoutMs: 30, pollMs: 5 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(NotIncluded);
    expect(explain(error)).toMatchObject({ kind: "not_included", fields: { hash: HASH }, hash: HASH });
  });

  it.each([
    [
      "keeps no index",
      { error: { code: -32603, message: "Internal error", data: "transaction indexing is disabled" } },
    ],
    ["is asked too often", { error: "too many requests" }],
    ["answers with what is no transaction", { result: { hash: HASH } }],
  ])("goes on while the node %s, and finds it in the end", async (_name, refusal) => {
    let asked = 0;
    const deployment = await serve((request, response) => {
      if (request.url?.startsWith("/header")) {
        says({ result: { header: null } })(request, response);
        return;
      }
      asked += 1;
      says(asked <= 3 ? refusal : found)(request, response);
    });
    const transaction = await waitFor(new Reader(deployment), HASH, { timeoutMs: 5_000, pollMs: 5 });
    expect(transaction).toMatchObject({ hash: HASH, height: 7 });
    expect(asked).toBe(4);
  });

  it.each([
    [
      "keeps no index",
      { error: { code: -32603, message: "Internal error", data: "transaction indexing is disabled" } },
      /indexing is disabled/,
    ],
    ["is asked too often", { error: "too many requests" }, /too many requests/],
  ])("a node that %s to the end has not refused it: it may still come", async (_name, refusal, said) => {
    const reader = new Reader(await serve(says(refusal)));
    const error: unknown = await waitFor(reader, HASH, { timeoutMs: 30, pollMs: 5 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(NotIncluded);
    expect(explain(error)).toMatchObject({ kind: "not_included", hash: HASH });
    expect(String((error as NotIncluded).cause)).toMatch(said);
  });
});

describe("handing a transaction over", () => {
  const VERDICT = {
    code: 13,
    codespace: "sdk",
    log: "insufficient fees; got: 1ustake required: 9ustake: insufficient fee",
  };
  const taken = { result: { code: 0, hash: HASH, log: "", codespace: "" } };
  const verdict = { result: { ...VERDICT, hash: HASH } };
  const sequence = {
    result: {
      code: 32,
      codespace: "sdk",
      hash: HASH,
      log: "account sequence mismatch, expected 5, got 4: incorrect",
    },
  };
  const unpaid = {
    result: {
      code: 5,
      codespace: "sdk",
      hash: HASH,
      log: "spendable balance 9u is smaller than 10u: insufficient funds",
    },
  };
  const LOST = "lost";
  const PAGE = "<html>a proxy</html>";

  /** CosmJS, and a node that answers broadcasts in turn. */
  async function handing(answers: unknown[]) {
    const left = [...answers];
    // what CosmJS wants to know of a node before it talks to it
    const status = {
      node_info: {
        version: "0.38.17",
        id: "00",
        listen_addr: "tcp://n",
        network: "one-1",
        channels: "00",
        moniker: "n",
        protocol_version: { p2p: "1", block: "1", app: "1" },
        other: {},
      },
      sync_info: {
        latest_block_hash: HASH,
        latest_app_hash: HASH,
        latest_block_height: "7",
        latest_block_time: "2026-01-01T00:00:00Z",
        catching_up: false,
      },
      validator_info: {
        address: "AB".repeat(20),
        pub_key: { type: "tendermint/PubKeyEd25519", value: btoa("k".repeat(32)) },
        voting_power: "1",
      },
    };
    const { node } = await serve((request, response) => {
      let body = "";
      request.on("data", (part) => (body += String(part)));
      request.on("end", () => {
        const { id, method } = JSON.parse(body) as { id: number; method: string };
        const answer = method === "broadcast_tx_sync" ? left.shift() : { result: status };
        if (answer === LOST) request.socket.destroy();
        else if (answer === PAGE) says(PAGE)(request, response);
        else says({ jsonrpc: "2.0", id, ...(answer as object) })(request, response);
      });
    });
    const client = await CosmWasmClient.connect(node);
    return { client, left };
  }

  it.each([
    ["taken", [taken]],
    ["lost, then taken", [LOST, taken]],
    ["lost, then known already by its number", [LOST, sequence]],
    // what it paid the first time may have been all there was
    ["lost, then too dear", [LOST, unpaid]],
    ["lost, then refused", [LOST, verdict]],
    ["lost, then turned away", [LOST, { error: { code: -1, message: "too many requests" } }]],
    ["answered by no node, then taken", [PAGE, taken]],
    ["answered by no node twice", [PAGE, PAGE]],
  ])("%s: it may come into a block", async (_name, answers) => {
    const { client, left } = await handing(answers);
    await handOver(client, new Uint8Array(3));
    expect(left).toHaveLength(0);
  });

  it.each([
    ["by the node's check", verdict, "insufficient_fee"],
    ["before it, by its number", sequence, "sequence_mismatch"],
    ["as one too many", { error: { code: -1, message: "too many requests" } }, "node_busy"],
  ])("refused at once %s: it was not sent, and is not sent again", async (_name, answer, kind) => {
    const { client, left } = await handing([answer, taken]);
    const error: unknown = await handOver(client, new Uint8Array(3)).catch((thrown: unknown) => thrown);
    expect(explain(error).kind).toBe(kind);
    expect(left).toHaveLength(1);
  });
});
