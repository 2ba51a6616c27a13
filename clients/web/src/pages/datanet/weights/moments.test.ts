import type { TributaryEvent } from "tributary-client";
import { describe, expect, it } from "vitest";
import { blocksOf, momentsIn, whatInWords } from "./moments";

describe("blocksOf", () => {
  /** Versions that began in these blocks. */
  const history = (began: number[]) => {
    let asked = 0;
    const versionBefore = async (height: number) => {
      asked += 1;
      return began.filter((block) => block < height).length;
    };
    return { versionBefore, asked: () => asked };
  };

  it("finds every version's block, also where a block began several", async () => {
    const { versionBefore } = history([5, 9, 9, 9, 30, 31, 100]);
    const blocks = await blocksOf([7, 6, 5, 4, 3, 2, 1], 100, versionBefore);
    expect(Object.fromEntries(blocks)).toEqual({ 1: 5, 2: 9, 3: 9, 4: 9, 5: 30, 6: 31, 7: 100 });
  });

  it("asks little of a long chain", async () => {
    const { versionBefore, asked } = history([17_000_000, 17_000_001, 19_999_999]);
    const blocks = await blocksOf([3, 2, 1], 20_000_000, versionBefore);
    expect([...blocks.values()]).toEqual([19_999_999, 17_000_001, 17_000_000]);
    expect(asked()).toBeLessThan(60);
  });

  it("knows the first block", async () => {
    const { versionBefore } = history([1]);
    expect((await blocksOf([1], 1, versionBefore)).get(1)).toBe(1);
  });
});

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

const roll = (type: "roll_published" | "roll_closed", roll_weight: number, total_weight: number) =>
  ({ type, datanet_id: 1, roll_id: 1, roll_weight, weights_version: 5, total_weight }) as TributaryEvent;

const transaction = (events: TributaryEvent[]) => ({ hash: "AB", height: 9, time: new Date(0), events });

it("sums up what a transaction did to a datanet's weights, and to no other's", () => {
  const events = [changed("a", 0, 10, 30), changed("b", 5, 2, 27), changed("c", 0, 99, 99, 2)];
  const moments = momentsIn([transaction(events)], 1);
  expect([...moments.keys()]).toEqual([4]);
  const moment = moments.get(4)!;
  expect(moment).toMatchObject({ hash: "AB", height: 9, addresses: 2, added: 10, taken: 3, total: 27 });
  expect(whatInWords(moment)).toBe("weights of 2 addresses");
});

it("tells rolls that were opened and closed", () => {
  const moments = momentsIn(
    [
      transaction([changed("a", 0, 1, 1)]),
      transaction([roll("roll_closed", 5, 10), roll("roll_published", 8, 18)]),
    ],
    1,
  );
  expect(moments.get(5)).toMatchObject({ addresses: 0, opened: 1, closed: 1, added: 8, taken: 5, total: 18 });
  expect(whatInWords(moments.get(5)!)).toBe("a roll opened, a roll closed");
});

it("knows nothing of transactions that did nothing to it", () => {
  expect(momentsIn([transaction([changed("c", 0, 99, 99, 2)])], 1).size).toBe(0);
});
