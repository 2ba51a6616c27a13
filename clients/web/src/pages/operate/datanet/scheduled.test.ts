import type { ScheduledChange } from "tributary-client";
import { describe, expect, it } from "vitest";
import { changeWords, countDue, stateOf } from "./scheduled";

const at = (change_id: number, matures_at: number): ScheduledChange => ({
  change_id,
  matures_at,
  lapses_at: matures_at + 86400,
  scheduled_at: 0,
  change: { close_roll: { roll_id: 3 } },
});

describe("a scheduled change", () => {
  it.each([
    [{ set_weights: { weights: [{ address: "a", weight: 1 }] } }, "sets 1 weight"],
    [
      { set_weights: { weights: [0, 2].map((weight) => ({ address: "a", weight })) } },
      "sets 2 weights, 1 of them to nothing",
    ],
    [
      { accept_contributions: { accepted: [{ contribution_id: 1, submitter: "a", weight: 1_500 }] } },
      "accepts 1 contribution for a weight of 1,500",
    ],
    [{ set_attestors: { attestors: [] } }, "leaves the datanet without attestors"],
    [{ set_attestors: { attestors: ["a"] } }, "names 1 attestor"],
    [
      { publish_roll: { root: "", uri: "", leaf_count: 1, total_weight: 5, closes: 2 } },
      "publishes a roll of 1 leaf and a weight of 5, and closes roll 2",
    ],
    [{ close_roll: { roll_id: 3 } }, "closes roll 3"],
  ])("%j in words", (change, words) => {
    expect(changeWords(change)).toBe(words);
  });

  it("waits, is due for a day, and lapses", () => {
    const times: (number | undefined)[] = [undefined, 99, 100, 86_499, 86_500];
    expect(times.map((now) => stateOf(at(1, 100), now))).toEqual([
      "waiting",
      "waiting",
      "due",
      "due",
      "lapsed",
    ]);
  });

  it("is applied with those before it, which are due or have lapsed", () => {
    const changes = [at(1, 0), at(2, 86_500), at(3, 90_000)];
    expect([undefined, 86_450, 86_500, 90_000].map((now) => countDue(changes, now))).toEqual([0, 1, 2, 3]);
  });
});
