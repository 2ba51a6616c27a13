/** A weight as of a version of a datanet's weights, and what it is a part of. */
export interface Point {
  version: number;
  weight: number;
  total: number;
}

/**
 * At most `most` versions from the first to the newest, evenly far apart. Version 0 is the empty beginning; all of them
 * are there if they are few.
 */
export function sampleVersions(newest: number, most: number): number[] {
  if (newest < most) return Array.from({ length: newest + 1 }, (_, version) => version);
  const versions = Array.from({ length: most }, (_, index) => Math.round((index * newest) / (most - 1)));
  return [...new Set(versions)];
}

/** Where each point stands in a picture of this size, the highest value at its top. */
export function stepPath(points: { at: number; value: number }[], width: number, height: number): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return "";
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) => round(((at - first.at) / span) * width);
  const y = (value: number) => round(height - (value / highest) * height);
  const steps = points.slice(1).map(({ at, value }) => `H${x(at)}V${y(value)}`);
  // the newest value goes on to the picture's right end
  return `M${x(first.at)},${y(first.value)}${steps.join("")}H${width}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
