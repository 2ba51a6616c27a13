import { expect, it } from "vitest";
import { sampleVersions, stepPath } from "./versions";

it("takes every version while they are few", () => {
  expect(sampleVersions(3, 3)).toEqual([1, 2, 3]);
  expect(sampleVersions(0, 40)).toEqual([]);
});

it("takes some of many, the first and the newest among them", () => {
  const versions = sampleVersions(100_000, 40);
  expect(versions).toHaveLength(40);
  expect(versions[0]).toBe(1);
  expect(versions.at(-1)).toBe(100_000);
  expect([...new Set(versions)].toSorted((a, b) => a - b)).toEqual(versions);
});

it("draws steps: a weight holds until the next version", () => {
  const points = [
    { at: 1, value: 0 },
    { at: 2, value: 10 },
    { at: 4, value: 5 },
  ];
  expect(stepPath(points, 100, 50)).toBe("M0,50H25V0H75V25H100");
});

it("draws nothing without points, and a level line for one", () => {
  expect(stepPath([], 100, 50)).toBe("");
  expect(stepPath([{ at: 4, value: 0 }], 100, 50)).toBe("M0,50H100");
});
