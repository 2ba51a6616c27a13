import type { RollResponse } from "tributary-client";
import { expect, test } from "vitest";
import { loadOpenRolls } from "./openRolls";

test("open rolls are found behind any number of closed ones", async () => {
  const all = Array.from({ length: 65 }, (_, index) => ({
    roll_id: index + 1,
    closed_at: [1, 31, 65].includes(index + 1) ? null : 5,
  })) as RollResponse[];
  const asked: unknown[] = [];
  const rolls = async ({ limit, startAfter }: { limit?: number | null; startAfter?: number | null }) => {
    asked.push(startAfter);
    return { rolls: all.filter(({ roll_id }) => roll_id > (startAfter ?? 0)).slice(0, limit ?? 10) };
  };
  expect((await loadOpenRolls({ rolls }, 1)).map(({ roll_id }) => roll_id)).toEqual([1, 31, 65]);
  expect(asked).toEqual([null, 30, 60]);
});
