import { expect, it } from "vitest";
import { keptToken } from "./TokenChoice";

it("keeps the token that was first, wherever it stands later", () => {
  expect(keptToken([], "", false)).toBe("");
  expect(keptToken(["a", "b"], "", false)).toBe("a");
  expect(keptToken(["new", "a", "b"], "a", false)).toBe("a");
});

it("takes another for one that is gone only while no amount is typed in it", () => {
  expect(keptToken(["b"], "a", true)).toBe("a");
  expect(keptToken(["b"], "a", false)).toBe("b");
  expect(keptToken(["b"], "", true)).toBe("b");
});
