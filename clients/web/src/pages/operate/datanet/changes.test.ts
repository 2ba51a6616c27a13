import { describe, expect, it } from "vitest";
import { difference, messages } from "./changes";

const direct = new Map([
  ["ann", 10],
  ["bob", 20],
  ["cem", 30],
]);
const listed = [
  { address: "ann", weight: 10 },
  { address: "bob", weight: 25 },
  { address: "cem", weight: 0 },
  { address: "dee", weight: 5 },
  { address: "eve", weight: 0 },
];

describe("setting weights", () => {
  it("adds, changes and removes, and says what the total becomes, rolls included", () => {
    const { counts, totalBefore, totalAfter } = difference(listed, direct, 1_060, false);
    expect(counts).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 2 });
    expect([totalBefore, totalAfter]).toEqual([1_060n, 1_040n]);
  });

  it("leaves whoever is not listed, unless the list is the whole", () => {
    expect(difference(listed.slice(0, 1), direct, 60, false).totalAfter).toBe(60n);
    const whole = difference(listed.slice(0, 1), direct, 60, true);
    expect(whole.totalAfter).toBe(10n);
    expect(whole.counts).toEqual({ added: 0, changed: 0, removed: 2, unchanged: 1 });
  });

  it("may not pass the largest total", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(difference([{ address: "ann", weight: most }], new Map(), 0, false).problem).toBeUndefined();
    expect(difference([{ address: "ann", weight: most }], new Map(), 1, false).problem).toMatch(
      /add up to 9007199254740992/,
    );
  });

  it("sends only what changes, those that fall first", () => {
    const { changes } = difference(listed, direct, 60, false);
    expect(messages(changes)).toEqual([
      [
        { address: "cem", weight: 0 },
        { address: "bob", weight: 25 },
        { address: "dee", weight: 5 },
      ],
    ]);
  });

  it("takes several messages where there are more than 200", () => {
    const many = Array.from({ length: 401 }, (_, index) => ({ address: `${index}`, weight: 1 }));
    const parts = messages(difference(many, new Map(), 0, false).changes);
    expect(parts.map((part) => part.length)).toEqual([200, 200, 1]);
    expect(parts.flat()).toEqual(many);
    expect(messages([])).toEqual([]);
  });
});
