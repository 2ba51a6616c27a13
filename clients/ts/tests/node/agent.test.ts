import { beforeAll, expect, it } from "vitest";
import { eventsOf, executeCall, depositCall, explainReason } from "tributary-client";
import { deployment, fresh, found, only, people, PRICE, tributary, type Person } from "./chain.js";

// An agent deposits once, allows a model's gateway some charges, and pays per use without signing.

let curator: Person;
let gateway: Person;
let agent: Person;
let poor: Person;
let modelId: number;

beforeAll(async () => {
  [curator, gateway, agent, poor] = (await people(4)) as [Person, Person, Person, Person];
  ({ modelId } = await found(curator.signer, [{ address: curator.address, weight: 1 }]));
  await curator.signer.execute({ update_model: { model_id: modelId, gateways: [gateway.address] } });
});

const allowance = (perCharge: bigint) => ({
  set_allowance: {
    model_id: modelId,
    token: deployment.token,
    per_charge_max: `${perCharge}`,
    budget: `${10n * PRICE}`,
    period_seconds: 3_600,
  },
});

it("deposits, and allows charges, in one transaction", async () => {
  const sent = await agent.signer.send([
    depositCall({ ...deployment, amount: 5n * PRICE }),
    executeCall(deployment.contract, allowance(2n * PRICE)),
  ]);
  expect(only(sent, "deposited")).toMatchObject({
    address: agent.address,
    payer: agent.address,
    amount: 5n * PRICE,
    balance: 5n * PRICE,
    msg_index: 0,
  });
  expect(only(sent, "allowance_set")).toMatchObject({
    payer: agent.address,
    per_charge_max: 2n * PRICE,
    budget: 10n * PRICE,
    spent: 0n,
    period_seconds: 3_600,
  });
});

it("a deposit can be another's", async () => {
  const sent = await agent.signer.deposit({ amount: 1n, beneficiary: poor.address });
  expect(only(sent, "deposited")).toMatchObject({ address: poor.address, payer: agent.address, balance: 1n });
});

it("a batch is one record; a charge that cannot be met is left out, and says why", async () => {
  await poor.signer.execute(allowance(PRICE));
  const [first, second] = [fresh("charge"), fresh("charge")];
  const sent = await gateway.signer.execute({
    record_queries: {
      model_id: modelId,
      skip_refused: true,
      charges: [
        { payer: agent.address, query_id: first, units: 2 },
        { payer: poor.address, query_id: second },
      ],
    },
  });
  expect(only(sent, "charged")).toMatchObject({
    payer: agent.address,
    query_id: first,
    amount: 2n * PRICE,
    units: 2,
    balance: 3n * PRICE,
  });
  const refused = only(sent, "charge_refused");
  expect(refused).toMatchObject({ position: 1, payer: poor.address, query_id: second });
  expect(explainReason(refused.reason)).toMatch(/^The prepaid account of \S+ has 1 base units/);
  const recorded = only(sent, "query_recorded");
  expect(recorded.query_id).toBeUndefined();
  const { charge } = await tributary.queryRecord({ modelId, payer: agent.address, queryId: first });
  expect(charge).toMatchObject({ amount: `${2n * PRICE}`, query_id: first });
});

it("what is left is withdrawn, and the allowance revoked", async () => {
  const sent = await agent.signer.send([
    executeCall(deployment.contract, { withdraw: { token: deployment.token } }),
    executeCall(deployment.contract, { revoke_allowance: { model_id: modelId, token: deployment.token } }),
  ]);
  expect(only(sent, "withdrawn")).toMatchObject({ amount: 3n * PRICE, balance: 0n });
  expect(eventsOf(sent.events, "allowance_revoked")).toHaveLength(1);
  expect((await tributary.allowances({ payer: agent.address })).allowances).toEqual([]);
});
