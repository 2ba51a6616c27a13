import { beforeAll, describe, expect, it } from "vitest";
import { explain, NodeRefusal, type QueryMsg } from "tributary-client";
import {
  deployment,
  fresh,
  FUNDS,
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
let recordId: number;
let queryId: string;
let hash: string;
let height: number;

beforeAll(async () => {
  [me] = (await people(1)) as [Person];
  ({ datanetId, modelId } = await found(me.signer, [{ address: me.address, weight: 1 }]));
  queryId = fresh("read");
  const sent = await me.signer.recordQuery({ modelId, queryId, amount: PRICE });
  recordId = only(sent, "query_recorded").record_id;
  ({ hash, height } = sent);
});

describe("the chain", () => {
  it("says where it is", async () => {
    const { chainId, height: now, time } = await reader.status();
    expect(chainId).toBe(deployment.chain_id);
    expect(now).toBeGreaterThanOrEqual(height);
    expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("says what an account has, of tokens and of its own coins", async () => {
    expect(await reader.tokenBalance(deployment.token, me.address)).toBe(FUNDS - PRICE);
    const coins = await reader.balance(me.address, "ustake");
    expect(coins).toBeGreaterThan(0n);
    expect(coins).toBeLessThan(100_000_000n);
    expect(await reader.balance(me.address, "unothing")).toBe(0n);
  });

  it("says what a token is", async () => {
    const token = await reader.token(deployment.token);
    expect(token).toMatchObject({ symbol: "DEMO", decimals: 6 });
    expect(token.totalSupply).toBeGreaterThan(0n);
  });

  it("says who could replace the code", async () => {
    expect(await reader.codeAdmin(deployment.contract)).toBe(deployment.admin ?? undefined);
    const { admin } = await tributary.config();
    expect(admin ?? undefined).toBe(deployment.admin ?? undefined);
  });
});

describe("transactions", () => {
  it("are found by their hash, in any case, with the time of their block", async () => {
    const found = await reader.transaction(hash.toLowerCase());
    expect(found).toMatchObject({ hash, height, code: 0 });
    expect(found?.time).toEqual(await reader.blockTime(height));
    expect(found?.events.map(({ type }) => type)).toEqual(["action", "query_recorded", "fee_split"]);
    const { time } = await tributary.queryRecord({ modelId, recordId });
    expect(Math.floor((found?.time?.getTime() ?? 0) / 1000)).toBe(time);
  });

  it("that there are not are nothing", async () => {
    expect(await reader.transaction("00".repeat(32))).toBeUndefined();
  });

  it("are searched by their events, newest first, page by page", async () => {
    const more = [];
    for (const name of ["a", "b"]) {
      more.push(await me.signer.recordQuery({ modelId, queryId: fresh(name), amount: PRICE }));
    }
    const hashes = [hash, ...more.map((sent) => sent.hash)];
    const query = `wasm-fee_split.datanet_id = '${datanetId}'`;
    const whole = await reader.search(query, { times: true });
    expect(whole.total).toBe(3);
    expect(whole.transactions.map((one) => one.hash)).toEqual(hashes.toReversed());
    for (const { time } of whole.transactions) expect(time).toBeInstanceOf(Date);
    const second = await reader.search(query, { page: 2, perPage: 2, newestFirst: false });
    expect(second.transactions.map((one) => one.hash)).toEqual(hashes.slice(2));
    expect(await reader.search("wasm-fee_split.datanet_id = '999999999'")).toEqual({
      total: 0,
      transactions: [],
    });
  });

  it("are not searched by what is no search", async () => {
    const error = await refusal(reader.search("what is this"));
    expect(error).toBeInstanceOf(NodeRefusal);
    expect(String(error)).toMatch(/refuses: Internal error: ./);
  });
});

describe("every question of the generated client", () => {
  const address = (): string => me.address;
  // one that is missing does not compile
  const questions: Record<Names<QueryMsg>, () => Promise<unknown>> = {
    config: () => tributary.config(),
    ownership: () => tributary.ownership(),
    datanet: () => tributary.datanet({ datanetId }),
    datanets: () => tributary.datanets({ startAfter: null, limit: 5 }),
    datanets_by_curator: () => tributary.datanetsByCurator({ curator: address() }),
    datanets_by_parent: () => tributary.datanetsByParent({ datanetId }),
    pool: () => tributary.pool({ datanetId, token: deployment.token }),
    contributor: () => tributary.contributor({ datanetId, address: address() }),
    contributors: () => tributary.contributors({ datanetId }),
    memberships: () => tributary.memberships({ address: address() }),
    weight_at: () => tributary.weightAt({ datanetId, address: address(), version: 1 }),
    scheduled_changes: () => tributary.scheduledChanges({ datanetId }),
    contribution: () =>
      refused(tributary.contribution({ datanetId, contributionId: 1 }), "contribution_not_found"),
    contributions: () => tributary.contributions({ datanetId, status: { pending: {} } }),
    model: () => tributary.model({ modelId }),
    models: () => tributary.models({}),
    models_by_operator: () => tributary.modelsByOperator({ operator: address() }),
    models_by_datanet: () => tributary.modelsByDatanet({ datanetId }),
    query_record: () => tributary.queryRecord({ modelId, payer: address(), queryId }),
    query_records: () => tributary.queryRecords({ modelId }),
    split_preview: () => tributary.splitPreview({ modelId, amount: `${PRICE}` }),
    receipt: () => tributary.receipt({ modelId, recordId, address: address() }),
    earnings: () => tributary.earnings({ address: address() }),
    credits: () => tributary.credits({ address: address() }),
    account: () => tributary.account({ address: address() }),
    allowances: () => tributary.allowances({ payer: address() }),
    roll: () => refused(tributary.roll({ datanetId, rollId: 1 }), "roll_not_found"),
    rolls: () => tributary.rolls({ datanetId }),
    seat: () => refused(tributary.seat({ datanetId, rollId: 1, leafIndex: 0 }), "roll_not_found"),
    roll_earnings: () =>
      refused(tributary.rollEarnings({ datanetId, rollId: 1, weight: 1 }), "roll_not_found"),
    payout_address: () => tributary.payoutAddress({ address: address() }),
  };

  async function refused(question: Promise<unknown>, kind: string): Promise<object> {
    expect(explain(await refusal(question)).kind).toBe(kind);
    return {};
  }

  it.each(Object.entries(questions))("%s", async (_name, ask) => {
    expect(await ask()).toBeTypeOf("object");
  });

  it("pages follow each other by what the last one says", async () => {
    const weights = Array.from({ length: 3 }, (_, place) => ({
      address: [me.address, deployment.contract, deployment.token][place] ?? "",
      weight: place + 1,
    }));
    await me.signer.execute({ set_weights: { datanet_id: datanetId, weights } });
    const seen: string[] = [];
    let startAfter: string | null | undefined;
    do {
      const page = await tributary.contributors({ datanetId, limit: 2, startAfter: startAfter ?? null });
      seen.push(...page.contributors.map((one) => one.address));
      startAfter = page.next;
    } while (startAfter);
    expect(seen.toSorted()).toEqual(weights.map((one) => one.address).toSorted());
  });
});

type Names<Message> = Message extends unknown ? keyof Message : never;
