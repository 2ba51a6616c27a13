import { beforeAll, describe, expect, it } from "vitest";
import {
  executeCall,
  explain,
  recordQueryCall,
  type Call,
  type ExecuteMsg,
  type FaultKind,
} from "tributary-client";
import { deployment, fresh, found, people, PRICE, refusal, type Person } from "./chain.js";

// What the contract, the token and the chain refuse, told alike when it is simulated and when it fails in a block.

let curator: Person;
let other: Person;
let datanetId: number;
let modelId: number;
let taken: string;

const { contract, token } = deployment;

beforeAll(async () => {
  [curator, other] = (await people(2)) as [Person, Person];
  ({ datanetId, modelId } = await found(curator.signer, [{ address: curator.address, weight: 1 }]));
  taken = fresh("taken");
  await other.signer.recordQuery({ modelId, queryId: taken, amount: PRICE });
});

const message = (msg: () => ExecuteMsg) => (): Call => executeCall(contract, msg());
const pay =
  (query: () => { modelId?: number; queryId?: string; amount?: bigint; units?: number; token?: string }) =>
  (): Call =>
    recordQueryCall({ contract, token, modelId, queryId: fresh("q"), amount: PRICE, ...query() });

const NOWHERE = 999_999_999;

/** Some say what time it is. */
const timeless = (text: string): string => text.replace(/\(\d{10}\)/, "(now)");

const CASES: [FaultKind, () => Call, (() => object)?][] = [
  ["not_owner", message(() => ({ pause: {} }))],
  [
    "not_curator",
    message(() => ({ set_weights: { datanet_id: datanetId, weights: [] } })),
    () => ({ datanet_id: datanetId, expected: curator.address, found: other.address }),
  ],
  ["not_operator", message(() => ({ update_model: { model_id: modelId, active: false } }))],
  [
    "not_nominee",
    message(() => ({ accept_curatorship: { datanet_id: datanetId } })),
    () => ({ expected: undefined }),
  ],
  ["not_contributor", message(() => ({ leave_datanet: { datanet_id: datanetId } }))],
  [
    "not_gateway",
    message(() => ({ record_queries: { model_id: modelId, charges: [{ payer: "x", query_id: "y" }] } })),
  ],
  [
    "datanet_not_found",
    message(() => ({ leave_datanet: { datanet_id: NOWHERE } })),
    () => ({ datanet_id: NOWHERE }),
  ],
  ["model_not_found", pay(() => ({ modelId: NOWHERE })), () => ({ model_id: NOWHERE })],
  [
    "wrong_price",
    pay(() => ({ amount: PRICE + 1n, units: 1 })),
    () => ({ model_id: modelId, expected: PRICE, found: PRICE + 1n, units: 1, found_token: token }),
  ],
  ["query_id_syntax", pay(() => ({ queryId: "a b" })), () => ({ max: 64 })],
  ["query_id_taken", pay(() => ({ queryId: taken })), () => ({ query_id: taken, payer: other.address })],
  ["insufficient_funds", pay(() => ({ amount: 10n ** 20n }))],
  [
    "over_balance",
    message(() => ({ withdraw: { token, amount: "5" } })),
    () => ({ address: other.address, token, balance: 0n, found: 5n }),
  ],
  ["not_a_fee_token", message(() => ({ withdraw: { token: contract } })), () => ({ found: contract })],
  ["address", message(() => ({ set_payout_address: { address: "nobody" } })), () => ({ found: "nobody" })],
  [
    "text_length",
    message(() => ({ register_datanet: { name: "" } })),
    () => ({ field: "name", min: 1, max: 128, found: 0 }),
  ],
  ["padded", message(() => ({ register_datanet: { name: " padded" } }))],
  ["control_character", message(() => ({ register_datanet: { name: "a\u0007b" } })), () => ({ found: 7 })],
  ["out_of_range", message(() => ({ register_datanet: { name: "n", curator_fee_bps: 1_001 } }))],
  [
    "hash_length",
    message(() => ({ submit_contribution: { datanet_id: datanetId, content_hash: "AAAA" } })),
    () => ({ expected: 32, found: 3 }),
  ],
  [
    "duplicate",
    message(() => ({
      register_datanet: {
        name: "n",
        contributors: [1, 2].map((weight) => ({ address: other.address, weight })),
      },
    })),
  ],
  [
    "without_influence",
    message(() => ({ register_datanet: { name: "n", attestors: [other.address] } })),
    () => ({ field: "attestors" }),
  ],
  [
    "roll_not_found",
    message(() => ({
      enrol: {
        datanet_id: datanetId,
        roll_id: 9,
        leaf_index: 0,
        address: other.address,
        weight: 1,
        proof: [],
      },
    })),
  ],
  [
    "nothing_matured",
    message(() => ({ apply_changes: { datanet_id: datanetId } })),
    () => ({ next: undefined }),
  ],
  [
    "no_influence_lane",
    message(() => ({ release: { model_id: modelId, datanet_id: datanetId, record_ids: [1] } })),
  ],
  ["no_ownership_transfer", message(() => ({ update_ownership: "accept_ownership" }))],
  ["unreadable", () => ({ contract, msg: { no_such_message: {} } })],
  ["no_contract", () => ({ contract: other.address, msg: {} }), () => ({ address: other.address })],
  ["bad_address", () => ({ contract: "nowhere", msg: {} })],
  ["token_refused", () => ({ contract: token, msg: { mint: { recipient: other.address, amount: "1" } } })],
];

describe("refusals", () => {
  it.each(CASES)("%s", async (kind, call, fields) => {
    const calls = [call()];
    const simulated = explain(await refusal(other.signer.simulate(calls)));
    expect(simulated).toMatchObject({ kind, fields: fields?.() ?? {} });
    expect(simulated.words).not.toMatch(/undefined|NaN|\[object/);
    const simulation = { gasUsed: 1, gasLimit: 500_000, fee: { amount: "12500", denom: "ustake" } };
    const failed = explain(await refusal(other.signer.send(calls, { simulation })));
    expect(failed).toMatchObject({ kind, fields: fields?.() ?? {} });
    expect(timeless(failed.text)).toBe(timeless(simulated.text));
  });

  it("of which there are many kinds", () => {
    expect(new Set(CASES.map(([kind]) => kind)).size).toBe(CASES.length);
  });
});
