import { parseEvents, type RawEvent } from "tributary-client";
import { expect, it } from "vitest";
import { attributionOf } from "./attribution";

const event = (type: string, values: Record<string, string | number>): RawEvent => ({
  type: `wasm-${type}`,
  attributes: Object.entries({ _contract_address: "contract", ...values }).map(([key, value]) => ({
    key,
    value: `${value}`,
  })),
});
const attributed = (record_id: number, pot: number, more: Record<string, string | number> = {}) =>
  event("attributed", {
    model_id: 1,
    record_id,
    datanet_id: 2,
    token: "token",
    pot,
    base_scaled: 0,
    weights_version: 1,
    total_weight: 695,
    index_scaled: 0,
    attribution_id: 7,
    attestor: "attestor",
    total_score: 100,
    ...more,
  });
const credited = (address: string, score: number, more: Record<string, string | number> = {}) =>
  event("influence_credited", {
    datanet_id: 2,
    attribution_id: 7,
    address,
    token: "token",
    score,
    credited_scaled: 0,
    ...more,
  });
const read = (raw: RawEvent[], record_id = 5) =>
  attributionOf(parseEvents(raw, "contract"), { model_id: 1, record_id, datanet_id: 2 });

it("says who got what of one pot, of several that were attributed together", () => {
  const raw = [attributed(5, 500), attributed(6, 667), credited("a", 25), credited("b", 60)];
  expect(read(raw, 5)).toEqual({
    scores: [
      { address: "b", score: 60, credited: "300.000000000000000000" },
      { address: "a", score: 25, credited: "125.000000000000000000" },
    ],
    rest: 15,
    total: 100,
  });
  expect(read(raw, 6)?.scores[0]?.credited).toBe("400.199999999999999999");
});

it("leaves out what belongs to another attribution, datanet or token", () => {
  const others = [
    credited("x", 1, { attribution_id: 8 }),
    credited("y", 1, { datanet_id: 3 }),
    credited("z", 1, { token: "other" }),
  ];
  expect(
    read([attributed(5, 500), credited("a", 100), ...others])?.scores.map(({ address }) => address),
  ).toEqual(["a"]);
});

it("knows nothing of a record that the transaction did not attribute", () => {
  expect(read([attributed(4, 500), credited("a", 100)])).toBeUndefined();
  expect(read([attributed(5, 500, { model_id: 2 })])).toBeUndefined();
});
