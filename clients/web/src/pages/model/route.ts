import type { LineageEntry, Parent, RouteEntry } from "tributary-client";
import { atomsOf, percentOf } from "../../chain/decimal";

export interface RouteRow {
  datanetId: number;
  /** Of what is left of a fee after protocol and operator. */
  share: string;
  /** Each way on which it comes here. */
  ways: Way[];
}

export interface Way {
  /** The datanet of the lineage from which it comes: the row's own, or one derived from it. */
  from: number;
  /** Of what is left of a fee. */
  share: string;
  /** Of the part of `from`. */
  ofIts: string;
  /** What `from` has in the lineage, and how the row's datanet stands to it. */
  lineage: string;
  relation: "itself" | "parent" | "ancestor";
}

/** A model's route, with where each share comes from. */
export function routeRows(
  model: { lineage: LineageEntry[]; route: RouteEntry[] },
  parentsOf: (datanetId: number) => Parent[] | undefined,
): RouteRow[] {
  const total = BigInt(model.lineage.reduce((all, { weight }) => all + weight, 0)) || 1n;
  return model.route.map(({ datanet_id, share, sources }) => ({
    datanetId: datanet_id,
    share: percentOf(atomsOf(share)),
    ways: sources.map((source) => {
      const weight = BigInt(source.weight);
      const ofIts = atomsOf(source.share);
      return {
        from: source.datanet_id,
        share: percentOf((ofIts * weight) / total),
        ofIts: percentOf(ofIts),
        lineage: percentOf((weight * atomsOf("1")) / total),
        relation: relation(datanet_id, source.datanet_id, parentsOf(source.datanet_id)),
      };
    }),
  }));
}

function relation(datanetId: number, from: number, parents: Parent[] | undefined): Way["relation"] {
  if (from === datanetId) return "itself";
  return parents?.some((parent) => parent.datanet_id === datanetId) ? "parent" : "ancestor";
}

/** One way in words. */
export function wayInWords(way: Way, name: (datanetId: number) => string): string {
  if (way.relation === "itself") {
    const kept = way.ofIts === "100 %" ? "" : `, of which it keeps ${way.ofIts}`;
    return `${way.lineage} by its weight in the lineage${kept}`;
  }
  return `${way.share}: ${way.ofIts} of ${name(way.from)}’s part runs on to its ${way.relation}`;
}
