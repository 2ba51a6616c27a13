import { expect, it } from "vitest";
import { largestFirst, partOf } from "./largest";

it("puts the largest weights first, and equals by address", () => {
  const contributors = [
    { address: "c", weight: 1 },
    { address: "b", weight: 7 },
    { address: "a", weight: 1 },
  ];
  expect(largestFirst(contributors).map(({ address }) => address)).toEqual(["b", "a", "c"]);
  expect(contributors[0]?.address).toBe("c");
});

it("tells a part of the whole", () => {
  expect(partOf(1, 3)).toBe("33.33 %");
  expect(partOf(1, 22_645)).toBe("below 0.01 %");
  expect(partOf(5, 5)).toBe("100 %");
  expect(partOf(0, 0)).toBe("0 %");
});
