import type { DatanetPart, Pot } from "tributary-client";
import type { FlowLink, FlowNode } from "../../parts/sankey/layout";
import { atomsOf, decimalOf } from "../../chain/decimal";

/** How one fee was split, or would be. */
export interface Split {
  amount: string;
  protocol: string;
  operator: string;
  datanets: DatanetPart[];
}

export interface FlowWords {
  payer: string;
  /** Of a datanet, tamed. */
  name: (datanetId: number) => string;
  /** Of an amount, with all its digits. */
  write: (base: string) => string;
}

/** Where a fee runs: from its payer to whoever is paid of it. */
export function flowOf(
  split: Split,
  { payer, name, write }: FlowWords,
): { nodes: FlowNode[]; links: FlowLink[] } {
  const nodes: FlowNode[] = [
    { id: "payer", name: payer, kind: "payer" },
    { id: "protocol", name: "protocol", kind: "protocol" },
    { id: "operator", name: "operator", kind: "operator" },
  ];
  const links: FlowLink[] = [];
  const run = (source: string, target: string, base: string) =>
    links.push({ source, target, value: Number(base), text: write(base) });
  run("payer", "protocol", split.protocol);
  run("payer", "operator", split.operator);
  for (const part of split.datanets) {
    const id = part.datanet_id;
    const [datanet, curator, pot, people] = [
      `datanet/${id}`,
      `curator/${id}`,
      `pot/${id}`,
      `contributors/${id}`,
    ];
    nodes.push(
      { id: datanet, name: name(id), kind: "datanet", href: `/datanets/${id}` },
      { id: curator, name: "curator", kind: "curator" },
      { id: people, name: "by weight", kind: "contributor" },
    );
    run("payer", datanet, part.part);
    run(datanet, curator, part.curator);
    run(datanet, people, part.base);
    if (!part.pot) continue;
    nodes.push({ id: pot, name: "influence pot", kind: "pot" });
    run(datanet, pot, part.pot.amount);
    const byWeight = ofPotByWeight(part.pot);
    if (byWeight === undefined) continue;
    nodes.push({ id: `influence/${id}`, name: "by influence", kind: "contributor" });
    run(pot, `influence/${id}`, decimalOf(atomsOf(part.pot.amount) - atomsOf(byWeight)));
    run(pot, people, byWeight);
  }
  const reached = new Set(
    links.filter(({ value }) => value > 0).flatMap(({ source, target }) => [source, target]),
  );
  return {
    nodes: nodes.filter(({ id }) => reached.has(id)),
    links: links.filter(({ value }) => value > 0),
  };
}

/** What of a pot joined the base lane; nothing is known while it waits. */
export function ofPotByWeight({ amount, status }: Pot): string | undefined {
  if ("waiting" in status) return undefined;
  return "released" in status ? amount : status.attributed.base;
}
