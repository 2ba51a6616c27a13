import type { InfluenceReceipt, ReceiptResponse } from "tributary-client";
import { expect, it } from "vitest";
import { writer } from "../../parts/writer";
import { linesOf } from "./words";

const waiting: InfluenceReceipt = {
  pot: "667",
  waiting: "667",
  deadline: 90_000,
  attributed: "0",
  score: 0,
  total_score: 0,
  released: null,
  amount: "0",
};
const shared: InfluenceReceipt = {
  pot: "667",
  waiting: "0",
  deadline: null,
  attributed: "400.2",
  score: 60,
  total_score: 100,
  released: { weight: 1, total_weight: 695, amount: "0.143956834532374100" },
  amount: "400.3",
};

/** Of datanet 1, and of datanet 2, which is derived from it. */
const receipt = (weights: [number, number], influence: InfluenceReceipt): ReceiptResponse => ({
  model_id: 1,
  record_id: 4,
  address: "a",
  token: "t",
  paid: "20000",
  waiting: influence.waiting,
  charge: null,
  amount: "4.346",
  datanets: [
    {
      datanet_id: 1,
      weights_version: 18,
      amount: "0.507",
      influence: null,
      base: { weight: weights[0], total_weight: 22_645, amount: "0.507220136895561933" },
    },
    {
      datanet_id: 2,
      weights_version: 1,
      amount: "3.839",
      influence,
      base: { weight: weights[1], total_weight: 695, amount: "3.839808153477218225" },
    },
  ],
});
const around = {
  write: writer(6, "DEMO"),
  name: (id: number) => ({ 1: "tldr-pages", 2: "promptsource" })[id] ?? "?",
  route: [
    {
      datanet_id: 1,
      share: "0.775",
      parts: "31",
      sources: [
        { datanet_id: 1, weight: 3, share: "1" },
        { datanet_id: 2, weight: 1, share: "0.1" },
      ],
    },
    { datanet_id: 2, share: "0.225", parts: "9", sources: [{ datanet_id: 2, weight: 1, share: "0.9" }] },
  ],
  parentsOf: (id: number) => (id === 2 ? [1] : []),
  now: 7_100,
};
const words = (given: ReceiptResponse, now = around.now) =>
  linesOf(given, { ...around, now }).map(({ amount, text }) => [amount && around.write.short(amount), text]);

it("tells what came by weight, and what still waits", () => {
  expect(words(receipt([1, 1], waiting))).toEqual([
    [
      "0.000000507 DEMO",
      "weight 1 of 22,645 in tldr-pages, 0.000000016 DEMO of it as parent of promptsource",
    ],
    ["0.000003839 DEMO", "weight 1 of 695 in promptsource"],
    [
      undefined,
      "0.000667 DEMO pending in promptsource’s pot, its attestor has 23 hours 1 minute left to say whose data it was",
    ],
  ]);
});

it("tells what came by influence, and of what was nobody's", () => {
  expect(words(receipt([0, 1], shared)).slice(1)).toEqual([
    ["0.0004002 DEMO", "influence 60 of 100 in promptsource’s pot of 0.000667 DEMO"],
    ["0.000000143 DEMO", "weight 1 of 695 in what of promptsource’s pot was nobody’s influence"],
  ]);
});

it("tells of a pot that nobody attributed", () => {
  const late = receipt([0, 0], waiting);
  expect(words(late, 90_000)[0]?.[1]).toContain("anybody can release it now");
  const released = { ...shared, score: 0, total_score: 0, attributed: "0" };
  expect(words(receipt([0, 0], released))).toEqual([
    ["0.000000143 DEMO", "weight 1 of 695 in promptsource’s pot of 0.000667 DEMO, which nobody attributed"],
  ]);
});

it("has no line for a datanet in which the address had no weight", () => {
  expect(words(receipt([0, 0], { ...shared, score: 0, released: null }))).toEqual([]);
});

it("tells a parent from an ancestor", () => {
  const far = linesOf(receipt([1, 1], waiting), { ...around, parentsOf: () => [7] });
  expect(far[0]?.text).toMatch(/of it as ancestor of promptsource$/);
});
