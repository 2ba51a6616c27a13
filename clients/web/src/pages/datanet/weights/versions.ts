/** A weight as of a version of a datanet's weights, and what it is a part of. */
export interface Point {
  version: number;
  weight: number;
  total: number;
}

/** At most `most` versions from the first, which is 1, to the newest, evenly far apart; all if they are few. */
export function sampleVersions(newest: number, most: number): number[] {
  if (newest <= most) return Array.from({ length: newest }, (_, index) => index + 1);
  return Array.from({ length: most }, (_, index) => 1 + Math.round((index * (newest - 1)) / (most - 1)));
}

/** Steps in a picture of this size, the highest value at its top: each value holds until the next, the last one too. */
export function stepPath(points: { at: number; value: number }[], width: number, height: number): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return "";
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const span = last.at - first.at + 1;
  const x = (at: number) => round(((at - first.at) / span) * width);
  const y = (value: number) => round(height - (value / highest) * height);
  const steps = points.slice(1).map(({ at, value }) => `H${x(at)}V${y(value)}`);
  return `M${x(first.at)},${y(first.value)}${steps.join("")}H${width}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
