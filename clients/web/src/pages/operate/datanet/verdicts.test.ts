import { describe, expect, it } from "vitest";
import { decided, readVerdicts, type VerdictDraft } from "./verdicts";

const read = (...drafts: [number, VerdictDraft][]) => readVerdicts(new Map(drafts));

describe("verdicts", () => {
  it("accept with a weight, or reject with a reason", () => {
    const { value } = read(
      [4, { kind: "accept", text: "10" }],
      [5, { kind: "reject", text: " sent before " }],
    );
    expect(value).toEqual({
      reviews: [
        {
          contribution_id: 4,
          verdict: { accepted: { weight: 10 } },
        },
        {
          contribution_id: 5,
          verdict: { rejected: { reason: "sent before" } },
        },
      ],
      accepted: 1,
      rejected: 1,
      weight: 10n,
    });
  });

  it("wait for what is still to be typed", () => {
    expect(read([4, { kind: "accept", text: "" }], [5, { kind: "reject", text: " " }]).missing).toEqual([
      "a weight for contribution 4",
      "a reason against contribution 5",
    ]);
    expect(read().missing).toEqual(["a verdict"]);
  });

  it("say which contribution's is wrong", () => {
    const { problems, value } = read(
      [4, { kind: "accept", text: "0" }],
      [5, { kind: "reject", text: "x".repeat(513) }],
    );
    expect(Object.keys(problems)).toEqual(["4", "5"]);
    expect(value).toBeUndefined();
  });

  it("are at most 100", () => {
    const many = (count: number) =>
      readVerdicts(
        new Map(Array.from({ length: count }, (_, id) => [id + 1, { kind: "accept", text: "1" }])),
      );
    expect(many(100).value?.accepted).toBe(100);
    expect(many(101).problems).toHaveProperty("verdicts");
  });

  it("are kept with their submitters, over several pages, until they are undecided", () => {
    const listed = (contribution_id: number, submitter: string) => ({ contribution_id, submitter });
    const accept = { kind: "accept" as const, text: "3" };
    const first = decided(new Map(), [listed(1, "a"), listed(2, "b")], [1, 2], accept);
    const both = decided(first, [listed(3, "c")], [3], { kind: "reject", text: "copied" });
    expect([...both.values()].map(({ submitter }) => submitter)).toEqual(["a", "b", "c"]);
    expect([...decided(both, [listed(3, "c")], [1, 3], undefined).keys()]).toEqual([2]);
    // what isn't listed isn't decided on
    expect(decided(first, [listed(3, "c")], [9], accept).size).toBe(2);
  });
});
