import type { TributaryEvent } from "tributary-client";
import { expect, it } from "vitest";
import { askFeed, merge, newSince, type Recorded, recordedIn, SHOWN } from "./feed";

const event = (record_id: number, model_id = 1) =>
  ({
    type: "query_recorded",
    model_id,
    record_id,
    payer: "wasm1payer",
    token: "wasm1token",
    amount: 7n,
    protocol: 0n,
    protocol_recipient: "wasm1p",
    operator: 0n,
    operator_recipient: "wasm1o",
    count: 2,
  }) as TributaryEvent;

const one = (recordId: number, height: number): Recorded => ({
  ...(recordedIn([{ height, events: [event(recordId)] }])[0] as Recorded),
});

it("reads recorded queries of events, the newest first, and nothing else", () => {
  const other = { type: "unknown", name: "x", attributes: {} } as TributaryEvent;
  const found = recordedIn([{ height: 9, events: [event(1), other, event(2)] }]);
  expect(found.map(({ key }) => key)).toEqual(["1/2", "1/1"]);
  expect(found[0]).toMatchObject({ amount: 7n, count: 2, height: 9, payer: "wasm1payer" });
});

it("merges what came since, each once, and keeps a fixed length", () => {
  const merged = merge([one(2, 5), one(1, 4)], [one(3, 6), one(2, 5)], 2);
  expect(merged.map(({ key }) => key)).toEqual(["1/3", "1/2"]);
});

it("tells which are new", () => {
  const before = [one(2, 5)];
  expect(newSince(before, [one(3, 6), one(2, 5), one(1, 4)]).map(({ key }) => key)).toEqual(["1/3"]);
});

/** A chain with one recorded query in each of some blocks. */
function chain(heights: number[], now: number) {
  const asked: string[] = [];
  const reader = {
    status: async () => ({ chainId: "c", height: now, time: new Date(0) }),
    search: async (query: string, { perPage = 30 } = {}) => {
      asked.push(query);
      const from = Number(/tx\.height > (\d+)/.exec(query)?.[1] ?? 0);
      const found = heights.filter((height) => height > from).toReversed();
      const transactions = found.slice(0, perPage).map((height) => ({ height, events: [event(height)] }));
      return { total: found.length, transactions: transactions as never };
    },
  };
  return { reader, asked };
}

it("looks back only as far as it must", async () => {
  const { reader, asked } = chain(
    Array.from({ length: 40 }, (_, index) => 99_900 + index),
    100_000,
  );
  const { recorded } = await askFeed(reader, "c", undefined);
  expect(recorded).toHaveLength(SHOWN);
  expect(recorded[0]?.height).toBe(99_939);
  expect(asked).toEqual(["tx.height > 99500 AND wasm-query_recorded._contract_address='c'"]);
});

it("looks through the whole chain when little was recorded", async () => {
  const { reader, asked } = chain([3], 100_000);
  expect((await askFeed(reader, "c", undefined)).recorded.map(({ height }) => height)).toEqual([3]);
  expect(asked).toHaveLength(3);
});

it("asks only for what is new from then on", async () => {
  const { reader, asked } = chain([3, 99_999], 100_000);
  const feed = await askFeed(reader, "c", { recorded: [one(3, 3)], height: 99_990 });
  expect(feed).toMatchObject({ height: 100_000, recorded: [{ height: 99_999 }, { height: 3 }] });
  expect(asked).toEqual(["tx.height > 99985 AND wasm-query_recorded._contract_address='c'"]);
});

it("begins anew with a chain that was begun anew", async () => {
  const { reader } = chain([3], 10);
  const feed = await askFeed(reader, "c", { recorded: [one(900, 900)], height: 1_000 });
  expect(feed.recorded.map(({ height }) => height)).toEqual([3]);
});
