import { describe, expect, it } from "vitest";
import type { TributaryQueryClient } from "tributary-client";
import { loadDirectWeights } from "./directWeights";

type Answers<Name extends keyof TributaryQueryClient> = TributaryQueryClient[Name] extends (
  ...args: never
) => Promise<infer T>
  ? T
  : never;

/** A datanet of `people`, one of whom has so much of its weight from a roll. */
function datanet(
  people: Record<string, number>,
  seat?: { address: string; weight: number; closed?: boolean },
) {
  const asked: string[] = [];
  const names = Object.keys(people).toSorted();
  const questions = {
    rolls: async () => {
      const rolls = seat ? [{ roll_id: 1, closed_at: seat.closed ? 5 : null, enrolled_leaves: 1 }] : [];
      return { rolls } as Answers<"rolls">;
    },
    contributors: async ({ limit, startAfter }: { limit?: number | null; startAfter?: string | null }) => {
      asked.push("page");
      const rest = names.filter((name) => !startAfter || name > startAfter);
      const page = rest.slice(0, limit ?? 10);
      const contributors = page.map((address) => ({ address, weight: people[address] ?? 0 }));
      return {
        contributors,
        next: rest.length > page.length ? page.at(-1) : null,
      } as Answers<"contributors">;
    },
    contributor: async ({ address }: { address: string }) => {
      asked.push(address);
      const fromRoll = seat?.address === address && !seat.closed ? seat.weight : 0;
      const direct = (people[address] ?? 0) - fromRoll;
      const seats = [
        ...(direct > 0 ? [{ source: { direct: {} }, weight: direct }] : []),
        ...(fromRoll > 0 ? [{ source: { roll: { roll_id: 1 } }, weight: fromRoll }] : []),
      ];
      return { seats } as Answers<"contributor">;
    },
  };
  return { questions, asked };
}

const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`p${index + 1_000}`, index + 1]));

describe("the direct weights on chain", () => {
  it("are asked for one by one where few are listed", async () => {
    const { questions, asked } = datanet(many);
    expect([...(await loadDirectWeights(questions, 1, ["p1004", "new"], false))]).toEqual([
      ["p1004", 5],
      ["new", 0],
    ]);
    expect(asked).toEqual(["p1004", "new"]);
  });

  it("are gone through page by page where the list is the whole", async () => {
    const { questions, asked } = datanet(many);
    expect(Object.fromEntries(await loadDirectWeights(questions, 1, ["p1004"], true))).toEqual(many);
    expect(asked).toEqual(["page", "page", "page"]);
  });

  it("are without what comes from an open roll", async () => {
    const people = { ann: 10, bob: 25 };
    const { questions } = datanet(people, { address: "bob", weight: 20 });
    expect(Object.fromEntries(await loadDirectWeights(questions, 1, [], true))).toEqual({ ann: 10, bob: 5 });
    const closed = datanet(people, { address: "bob", weight: 20, closed: true });
    expect(Object.fromEntries(await loadDirectWeights(closed.questions, 1, [], true))).toEqual(people);
  });
});
