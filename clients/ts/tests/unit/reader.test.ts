import { describe, expect, it } from "vitest";
import { ContractRefusal, explain, NodeRefusal, NodeUnreachable, Reader } from "../../src/index.js";
import { close, says, serve } from "./server.js";

const HASH = "AB".repeat(32);

describe("a node that misbehaves", () => {
  it.each([
    ["HTML", "<html>bad gateway</html>", 502],
    ["nothing", "", 200],
    ["JSON that is no object", "7", 200],
    ["JSON of something else", '{"hello":"world"}', 200],
  ])("that answers with %s is called unreachable", async (_name, body, status) => {
    const reader = new Reader(await serve(says(body, status)));
    await expect(reader.status()).rejects.toThrow(NodeUnreachable);
    await expect(reader.queryContractSmart("wasm1tri", { config: {} })).rejects.toThrow(NodeUnreachable);
  });

  it("that never answers is given up after the time given", async () => {
    const reader = new Reader(await serve(() => {}), { timeoutMs: 100 });
    await expect(reader.status()).rejects.toThrow(/no answer within 0.1 s/);
  });

  it("that is not there is unreachable, by its address", async () => {
    const deployment = await serve(says({}));
    close();
    const error: unknown = await new Reader(deployment).status().catch((thrown: unknown) => thrown);
    expect(explain(error)).toMatchObject({ kind: "unreachable", fields: { url: deployment.node } });
    expect(String(error)).toContain("ECONNREFUSED");
  });

  it("that closed a connection meanwhile is asked again, once", async () => {
    let asked = 0;
    let closes = 1;
    const reader = new Reader(
      await serve((request, response) => {
        asked += 1;
        if (asked <= closes) request.destroy();
        else says({ data: 7 })(request, response);
      }),
    );
    expect(await reader.queryContractSmart("wasm1tri", {})).toBe(7);
    expect(asked).toBe(2);
    asked = 0;
    closes = 2;
    await expect(reader.queryContractSmart("wasm1tri", {})).rejects.toThrow(NodeUnreachable);
    expect(asked).toBe(2);
  });

  it("that gives no end of an answer, and does not say how long it is, is given up", async () => {
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const deployment = await serve((_request, response) => {
      response.on("close", () => closed?.());
      const more = (): void => {
        while (response.writable && response.write(" ".repeat(1_000)));
      };
      response.on("drain", more);
      more();
    });
    const reader = new Reader(deployment, { maxBytes: 100_000 });
    await expect(reader.status()).rejects.toThrow(/an answer of more than 100000 bytes/);
    // nothing more of it is fetched
    await gone;
  });

  it("that gives a large answer is read to its end", async () => {
    const text = "€".repeat(200_000);
    const data = JSON.stringify({ data: text });
    const deployment = await serve(says(data));
    const bytes = Buffer.byteLength(data);
    expect(await new Reader(deployment, { maxBytes: bytes }).queryContractSmart("wasm1tri", {})).toBe(text);
    await expect(
      new Reader(deployment, { maxBytes: bytes - 1 }).queryContractSmart("wasm1tri", {}),
    ).rejects.toThrow(/an answer of more than/);
  });

  it("that refuses is quoted", async () => {
    const error = { code: -32603, message: "Internal error", data: "page should be within [1, 1] range" };
    const reader = new Reader(await serve(says({ jsonrpc: "2.0", id: -1, error })));
    await expect(reader.search("x")).rejects.toThrow(NodeRefusal);
    await expect(reader.search("x")).rejects.toThrow(/Internal error: page should be within/);
  });

  it("whose token is none is told", async () => {
    const reader = new Reader(await serve(says({ data: { name: "x", symbol: "y", decimals: "z" } })));
    await expect(reader.token("wasm1tok")).rejects.toThrow(/does not answer as a cw20 token/);
  });
});

describe("what is asked", () => {
  it("a contract's refusal is its own", async () => {
    const message = "datanet 77 is not registered: query wasm contract failed";
    const reader = new Reader(await serve(says({ code: 2, message, details: [] }, 500)));
    const error: unknown = await reader.queryContractSmart("wasm1tri", {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContractRefusal);
    expect(explain(error)).toMatchObject({ kind: "datanet_not_found", fields: { datanet_id: 77 } });
  });

  it("goes into the address in a way that keeps it whole", async () => {
    const asked: string[] = [];
    const reader = new Reader(
      await serve((request, response) => {
        asked.push(request.url ?? "");
        says({ data: 1 })(request, response);
      }),
    );
    // what base64 writes with + and / where it may
    await reader.queryContractSmart("../evil?x=1", { text: "~~~???ÿÿÿ>>>" });
    const [, contract, data] =
      /^\/cosmwasm\/wasm\/v1\/contract\/([^/]*)\/smart\/([^/]*)$/.exec(asked[0] ?? "") ?? [];
    expect(decodeURIComponent(contract ?? "")).toBe("../evil?x=1");
    expect(data).toMatch(/^[\w=-]+$/);
    expect(JSON.parse(Buffer.from(data ?? "", "base64url").toString())).toEqual({ text: "~~~???ÿÿÿ>>>" });
  });

  it("a token is asked once, and again only when that failed", async () => {
    let asked = 0;
    const reader = new Reader(
      await serve((request, response) => {
        asked += 1;
        const data = { name: "T", symbol: "T", decimals: 6, total_supply: "1" };
        says(asked === 1 ? { code: 13, message: "busy" } : { data })(request, response);
      }),
    );
    await expect(reader.token("wasm1tok")).rejects.toThrow(NodeRefusal);
    await Promise.all([reader.token("wasm1tok"), reader.token("wasm1tok")]);
    expect(await reader.token("wasm1tok")).toEqual({ name: "T", symbol: "T", decimals: 6, totalSupply: 1n });
    expect(asked).toBe(2);
  });

  it.each(["", "zz", "AB", `${HASH}00`, `0x${HASH}`])("“%s” is no hash of a transaction", async (hash) => {
    const reader = new Reader({ rest: "http://127.0.0.1:1", node: "http://127.0.0.1:1" });
    await expect(reader.transaction(hash)).rejects.toThrow(/64 hex digits/);
  });
});
