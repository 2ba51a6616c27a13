import { expect, it } from "vitest";
import { applyChanges, changeInWords, dueOf, entriesOf, turnInWords, turnOf } from "./changes";

it("says what each kind of change does", () => {
  expect(changeInWords({ set_weights: { weights: [{ address: "a", weight: 2 }] } })).toBe(
    "sets the weights of 1 address",
  );
  expect(
    changeInWords({
      accept_contributions: {
        accepted: [
          { contribution_id: 1, submitter: "a", weight: 1_000 },
          { contribution_id: 2, submitter: "b", weight: 500 },
        ],
      },
    }),
  ).toBe("accepts 2 contributions, adding a weight of 1,500");
  expect(changeInWords({ set_attestors: { attestors: [] } })).toBe("removes all attestors");
  expect(
    changeInWords({ publish_roll: { root: "", total_weight: 30, leaf_count: 2, uri: "", closes: 4 } }),
  ).toBe("publishes a roll of 2 seats with a weight of 30, and closes roll 4");
  expect(changeInWords({ close_roll: { roll_id: 3 } })).toBe("closes roll 3");
});

it("lists whom it touches", () => {
  const weights = [
    { address: "a", weight: 0 },
    { address: "b", weight: 7 },
  ];
  expect(entriesOf({ set_weights: { weights } })).toEqual([
    { address: "a", what: "is removed" },
    { address: "b", what: "weight becomes 7" },
  ]);
  expect(entriesOf({ close_roll: { roll_id: 3 } })).toEqual([]);
});

it("knows when a change waits, can be applied, or has lapsed", () => {
  const change = { matures_at: 100, lapses_at: 200 };
  expect([99, 100, 199, 200].map((now) => turnOf(change, now))).toEqual([
    "waits",
    "ready",
    "ready",
    "lapsed",
  ]);
  expect(turnInWords(change, 40)).toBe("can take effect in 1 minute");
  expect(turnInWords(change, 140)).toBe("can be applied now, for 1 minute more");
});

it("settles all that are due, up to the first that waits", () => {
  const change = (change_id: number, matures_at: number, lapses_at = 1_000) => ({
    change_id,
    matures_at,
    lapses_at,
    scheduled_at: 0,
    change: { close_roll: { roll_id: change_id } },
  });
  const changes = [1, 2, 3, 4, 5].map((id) => change(id, 10 * id, id === 2 ? 40 : undefined));
  const ids = (now: number) => dueOf(changes, now).due.map(({ change_id }) => change_id);
  expect(ids(5)).toEqual([]);
  expect(ids(35)).toEqual([1, 2, 3]);
  expect(ids(50)).toEqual([1, 2, 3, 4, 5]);
  // the second has lapsed: it is dropped, and takes no effect
  expect(dueOf(changes, 50).ready).toBe(4);
  expect(ids(Number.MAX_SAFE_INTEGER)).toHaveLength(5);
  expect(applyChanges(7, 5)).toEqual({ apply_changes: { datanet_id: 7, limit: 5 } });
  expect(applyChanges(7, 40)).toEqual({ apply_changes: { datanet_id: 7, limit: 32 } });
});
