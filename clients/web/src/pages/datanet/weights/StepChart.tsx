import { useId } from "react";
import { stepPath } from "./versions";

const WIDTH = 640;
const HEIGHT = 140;

/** Weight over the versions of a datanet's weights, as steps; whoever prefers figures finds them in a table beside it. */
export function StepChart({ title, points }: { title: string; points: { at: number; value: number }[] }) {
  const id = useId();
  const highest = Math.max(0, ...points.map(({ value }) => value));
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? 0;
  const line = stepPath(points, WIDTH, HEIGHT);
  const newest = points.at(-1)?.value ?? 0;
  return (
    <div className="chart">
      <p className="chart-top quiet" aria-hidden="true">
        {highest.toLocaleString("en")}
      </p>
      <svg
        viewBox={`-2 -4 ${WIDTH + 4} ${HEIGHT + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={id}
        className="steps"
      >
        <title id={id}>
          {`${title}: from version ${first} to ${last}, at most ${highest.toLocaleString("en")}, now ${newest.toLocaleString("en")}`}
        </title>
        <path className="area" d={`${line}V${HEIGHT}H0Z`} />
        <path className="line" d={line} vectorEffect="non-scaling-stroke" />
        <line
          className="ground"
          x1={0}
          x2={WIDTH}
          y1={HEIGHT}
          y2={HEIGHT}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p className="chart-bottom quiet" aria-hidden="true">
        <span>version {first.toLocaleString("en")}</span>
        <span>version {last.toLocaleString("en")} (now)</span>
      </p>
    </div>
  );
}
