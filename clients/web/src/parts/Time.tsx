/** Seconds since 1970, as the contract tells times. */
export function Time({ seconds }: { seconds: number }) {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return <>{seconds} s</>;
  return (
    <time dateTime={date.toISOString()} title={date.toISOString()}>
      {date.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })}
    </time>
  );
}

const UNITS = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

/** A length of time, in its two largest units, or in as many as it takes to say it exactly. */
export function duration(seconds: number, units = 2): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  return parts.slice(0, units).join(" ") || "0 seconds";
}
