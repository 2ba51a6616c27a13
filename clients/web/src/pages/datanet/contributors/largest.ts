import type { ContributorWeight } from "tributary-client";

/** Largest weight first; by address among equals, so that the order is always the same. */
export function largestFirst(contributors: ContributorWeight[]): ContributorWeight[] {
  return contributors.toSorted((a, b) => b.weight - a.weight || (a.address < b.address ? -1 : 1));
}

/** A weight's part of the whole, for reading: exact figures stand beside it. */
export function partOf(weight: number, total: number): string {
  if (total === 0 || weight === 0) return "0 %";
  const percent = (weight / total) * 100;
  if (percent < 0.01) return "below 0.01 %";
  return `${percent.toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}
