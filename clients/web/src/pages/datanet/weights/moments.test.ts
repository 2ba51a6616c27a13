import type { TributaryEvent } from "tributary-client";
import { expect, it } from "vitest";
import { momentOf } from "./moments";

const changed = (
  address: string,
  weight_before: number,
  weight: number,
  total_weight: number,
  datanet_id = 1,
) =>
  ({
    type: "weight_changed",
    datanet_id,
    address,
    weight_before,
    weight,
    weights_version: 4,
    total_weight,
  }) as TributaryEvent;

const transaction = (events: TributaryEvent[]) => ({ hash: "AB", height: 9, time: new Date(0), events });

it("sums up what a transaction did to a datanet's weights, and to no other's", () => {
  const events = [changed("a", 0, 10, 30), changed("b", 5, 2, 27), changed("c", 0, 99, 99, 2)];
  expect(momentOf(transaction(events), 1)).toEqual({
    hash: "AB",
    height: 9,
    time: new Date(0),
    changed: 2,
    added: 10,
    taken: 3,
    version: 4,
    total: 27,
  });
});

it("leaves out a transaction that did nothing to it", () => {
  expect(momentOf(transaction([changed("c", 0, 99, 99, 2)]), 1)).toBeUndefined();
});
