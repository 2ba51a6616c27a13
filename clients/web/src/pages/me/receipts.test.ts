import type { DatanetReceipt, ModelResponse, QueryRecordResponse, ReceiptResponse } from "tributary-client";
import { expect, test } from "vitest";
import { newest, recorded, share } from "./receipts";

function record(model_id: number, record_id: number, height: number): QueryRecordResponse {
  return {
    model_id,
    record_id,
    height,
    time: 1_795_411_650,
    payer: "wasm1payer",
    query_id: `q-${record_id}`,
    token: "wasm1trib",
    amount: "4000000",
    count: 1,
    operator: "800000",
    protocol: "80000",
    datanets: [],
  };
}

function receipt(datanets: DatanetReceipt[], amount: string): ReceiptResponse {
  const [model_id, record_id] = [1, 4];
  return {
    address: "wasm1me",
    model_id,
    record_id,
    token: "wasm1trib",
    paid: "4000000",
    amount,
    waiting: "133380",
    datanets,
  };
}

const BASE: DatanetReceipt = {
  datanet_id: 1,
  weights_version: 19,
  base: { weight: 12, total_weight: 22_657, amount: "1216.630621882861808712" },
  amount: "1216.630621882861808712",
};

const POT: DatanetReceipt = {
  datanet_id: 2,
  weights_version: 1,
  base: { weight: 0, total_weight: 695, amount: "0" },
  influence: {
    amount: "0",
    attributed: "0",
    pot: "133380",
    waiting: "133380",
    deadline: 1_795_498_050,
    score: 0,
    total_score: 0,
  },
  amount: "0",
};

test("the newest records come first, whichever model they are of", () => {
  const lists = [
    [record(1, 9, 50), record(1, 8, 20)],
    [record(2, 3, 40), record(2, 2, 20)],
  ];
  const found = newest(lists, 3).map(({ model_id, record_id }) => [model_id, record_id]);
  expect(found).toEqual([
    [1, 9],
    [2, 3],
    [2, 2],
  ]);
});

test("a model on which two datanets rest is asked once, and one without records not at all", () => {
  const model = (model_id: number, records: number) => ({ model_id, records }) as ModelResponse;
  expect(recorded([[model(1, 4), model(2, 0)], [model(1, 4)]]).map(({ model_id }) => model_id)).toEqual([1]);
});

test("a share names the datanets that it comes from, and no others' pots", () => {
  const found = share(record(1, 4, 604), receipt([BASE, POT], BASE.amount));
  expect(found).toMatchObject({ recordId: 4, amount: BASE.amount, waiting: 0n, deadline: undefined });
  expect(found?.parts).toEqual([{ datanetId: 1, weight: 12, totalWeight: 22_657, byInfluence: false }]);
});

test("what waits in a datanet in which the address has weight may still come", () => {
  const mine = { ...POT, base: { weight: 5, total_weight: 700, amount: "3811.5" }, amount: "3811.5" };
  const found = share(record(1, 4, 604), receipt([mine], "3811.5"));
  expect(found?.waiting).toBe(133_380n);
  expect(found?.deadline).toBe(1_795_498_050);
});

test("a share by influence alone is one", () => {
  const influence = {
    ...POT.influence,
    attributed: "40",
    amount: "40",
    waiting: "0",
    deadline: null,
  } as DatanetReceipt["influence"];
  const found = share(
    record(1, 4, 604),
    receipt([{ ...POT, influence: influence ?? null, amount: "40" }], "40"),
  );
  expect(found?.parts).toEqual([{ datanetId: 2, weight: 0, totalWeight: 695, byInfluence: true }]);
  expect(found?.deadline).toBeUndefined();
});

test("a record of which the address has nothing is left out", () => {
  expect(share(record(1, 4, 604), receipt([POT], "0"))).toBeUndefined();
  expect(
    share(record(1, 4, 604), receipt([{ ...POT, influence: null, amount: "0.000" }], "0.000")),
  ).toBeUndefined();
});
