import { expect, it, test } from "vitest";
import { readId } from "./ids";

it.each(["0", "abc", "-1", "1.5", "", "9007199254740992", "99999999999999999"])("%s is no id", (typed) => {
  expect(readId(typed)).toBeUndefined();
});

test("an id is read to the last that is exact", () => {
  expect(readId(" 7 ")).toBe(7);
  expect(readId("9007199254740991")).toBe(9_007_199_254_740_991);
});
