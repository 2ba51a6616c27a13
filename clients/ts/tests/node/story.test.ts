import { beforeAll, expect, it } from "vitest";
import { eventsOf, executeCall, recordQueryCall } from "tributary-client";
import {
  deployment,
  fresh,
  FUNDS,
  found,
  only,
  people,
  PRICE,
  reader,
  tributary,
  type Person,
} from "./chain.js";

// One datanet from its registration to the money in its contributors' hands.

let curator: Person;
let ann: Person;
let ben: Person;
let payer: Person;
let datanetId: number;
let modelId: number;

beforeAll(async () => {
  [curator, ann, ben, payer] = (await people(4)) as [Person, Person, Person, Person];
  ({ datanetId, modelId } = await found(curator.signer, [
    { address: ann.address, weight: 3 },
    { address: ben.address, weight: 1 },
  ]));
});

it("a datanet and its model are as they were registered", async () => {
  const datanet = await tributary.datanet({ datanetId });
  expect(datanet).toMatchObject({ curator: curator.address, total_weight: 4, curator_fee_bps: 500 });
  const model = await tributary.model({ modelId });
  expect(model).toMatchObject({ operator: curator.address, active: true, records: 0 });
  expect(model.unit_price).toEqual({ token: deployment.token, amount: `${PRICE}`, unit: "query" });
});

it("weights are set, and each change is an event", async () => {
  const sent = await curator.signer.execute({
    set_weights: { datanet_id: datanetId, weights: [{ address: ben.address, weight: 2 }] },
  });
  expect(only(sent, "weight_changed")).toEqual({
    type: "weight_changed",
    datanet_id: datanetId,
    address: ben.address,
    weight_before: 1,
    weight: 2,
    weights_version: 2,
    total_weight: 5,
    msg_index: 0,
  });
  expect(sent.events[0]).toMatchObject({ type: "action", action: "set_weights", sender: curator.address });
  const { contributors } = await tributary.contributors({ datanetId });
  const weights = new Map(contributors.map(({ address, weight }) => [address, weight]));
  expect(weights).toEqual(
    new Map([
      [ann.address, 3],
      [ben.address, 2],
    ]),
  );
});

it("a fee is simulated first, split, told in events, and explained by a receipt", async () => {
  const queryId = fresh("query");
  const amount = 4n * PRICE;
  const call = recordQueryCall({ ...deployment, amount, modelId, queryId, units: 4 });
  const simulation = await payer.signer.simulate([call]);
  expect(simulation.gasUsed).toBeGreaterThan(100_000);
  expect(simulation.gasLimit).toBe(Math.ceil(simulation.gasUsed * 1.4));
  expect(simulation.fee.denom).toBe("ustake");
  // simulating changes nothing
  expect(await reader.tokenBalance(deployment.token, payer.address)).toBe(FUNDS);

  const stages: [string, string | undefined][] = [];
  const sent = await payer.signer.send([call], {
    simulation,
    memo: "a query",
    onStage: (stage, hash) => void stages.push([stage, hash]),
  });
  expect(stages).toEqual([
    ["signing", undefined],
    ["waiting", sent.hash],
  ]);
  expect(await reader.tokenBalance(deployment.token, payer.address)).toBe(FUNDS - amount);

  const recorded = only(sent, "query_recorded");
  expect(recorded).toMatchObject({
    model_id: modelId,
    payer: payer.address,
    query_id: queryId,
    amount,
    units: 4,
    count: 1,
  });
  const split = only(sent, "fee_split");
  const part = amount - recorded.protocol - recorded.operator;
  expect(split.part_scaled).toBe(part << 112n);
  expect(split.curator).toBe((part * 500n) / 10_000n);
  expect(split).toMatchObject({ datanet_id: datanetId, weights_version: 2, total_weight: 5 });

  const recordId = recorded.record_id;
  const record = await tributary.queryRecord({ modelId, recordId });
  expect(record).toMatchObject({
    payer: payer.address,
    query_id: queryId,
    amount: `${amount}`,
    height: sent.height,
  });
  const receipt = await tributary.receipt({ modelId, recordId, address: ann.address });
  const [mine] = receipt.datanets;
  expect(mine?.base).toMatchObject({ weight: 3, total_weight: 5 });
  expect(Number(receipt.amount)).toBeCloseTo((Number(part - split.curator) * 3) / 5, 6);
});

it("what was earned is claimed once, to the unit", async () => {
  const { tokens } = await tributary.earnings({ address: ann.address });
  const claimable = BigInt(tokens[0]?.claimable ?? 0);
  expect(claimable).toBeGreaterThan(0n);
  const sent = await ann.signer.execute({ claim: {} });
  expect(only(sent, "claimed")).toMatchObject({
    address: ann.address,
    payout_address: ann.address,
    token: deployment.token,
    amount: claimable,
  });
  expect(only(sent, "datanet_paid")).toMatchObject({
    role: "contributor",
    datanet_id: datanetId,
    amount: claimable,
  });
  expect(await reader.tokenBalance(deployment.token, ann.address)).toBe(FUNDS + claimable);
  const again = only(await ann.signer.execute({ claim: {} }), "claimed");
  expect(again.amount).toBe(0n);
  expect(again.token).toBeUndefined();
});

it("a retry with the same query id pays nothing twice", async () => {
  const queryId = fresh("retry");
  const before = await reader.tokenBalance(deployment.token, payer.address);
  const query = { modelId, queryId, amount: PRICE };
  const recorded = only(await payer.signer.recordQuery(query), "query_recorded");
  await expect(payer.signer.recordQuery(query)).rejects.toThrow(/is recorded already/);
  expect(await reader.tokenBalance(deployment.token, payer.address)).toBe(before - PRICE);
  const { record_id } = await tributary.queryRecord({ modelId, payer: payer.address, queryId });
  expect(record_id).toBe(recorded.record_id);
});

it("a contribution is submitted, reviewed, and weighs", async () => {
  const contentHash = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");
  const submitted = only(
    await ben.signer.execute({
      submit_contribution: { datanet_id: datanetId, content_hash: contentHash, uri: "ipfs://data" },
    }),
    "contribution_submitted",
  );
  expect(submitted).toMatchObject({ submitter: ben.address, content_hash: contentHash, uri: "ipfs://data" });
  const { contribution_id } = submitted;
  const sent = await curator.signer.execute({
    review_contributions: {
      datanet_id: datanetId,
      verdicts: [{ contribution_id, verdict: { accepted: { weight: 5 } } }],
    },
  });
  expect(only(sent, "contribution_reviewed")).toMatchObject({
    verdict: "accepted",
    weight: 5,
    contribution_id,
  });
  expect(only(sent, "weight_changed")).toMatchObject({ address: ben.address, weight_before: 2, weight: 7 });
});

it("several calls are one transaction: all happen, or none", async () => {
  const { contract } = deployment;
  const rename = executeCall(contract, { update_datanet: { datanet_id: datanetId, description: "renamed" } });
  const impossible = executeCall(contract, {
    update_datanet: { datanet_id: datanetId, curator_fee_bps: 501 },
  });
  const simulation = { gasUsed: 1, gasLimit: 1_000_000, fee: { amount: "25000", denom: "ustake" } };
  await expect(curator.signer.send([rename, impossible], { simulation })).rejects.toThrow(/message index: 1/);
  expect((await tributary.datanet({ datanetId })).description).toBeNull();
  const both = await curator.signer.send([
    rename,
    executeCall(contract, { update_model: { model_id: modelId, operator_fee_bps: 900 } }),
  ]);
  expect(eventsOf(both.events, "action").map(({ action, msg_index }) => [action, msg_index])).toEqual([
    ["update_datanet", 0],
    ["update_model", 1],
  ]);
});
