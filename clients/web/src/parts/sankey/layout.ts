import { sankey, sankeyJustify, sankeyLinkHorizontal } from "d3-sankey";

export interface FlowNode {
  id: string;
  /** Shown as it is: names from the chain are tamed before. */
  name: string;
  kind: "payer" | "model" | "protocol" | "operator" | "curator" | "datanet" | "contributor" | "pot" | "rest";
  href?: string | undefined;
}

export interface FlowLink {
  source: string;
  target: string;
  /** Base units, with their fraction: a decimal text would lose nothing, a picture needs no more than this. */
  value: number;
  /** What the table says, which loses nothing. */
  text: string;
}

export interface Placed {
  width: number;
  height: number;
  nodes: (FlowNode & { x0: number; x1: number; y0: number; y1: number; value: number; depth: number })[];
  links: { source: string; target: string; path: string; width: number; text: string }[];
}

const NODE_WIDTH = 12;
const MARGIN = 6;

/** What the longest label needs: it stands to the right of its node, which no other label does. */
export const LABEL = 168;

/** Places a flow's nodes in columns, with bands as thick as their values. Links of nothing are left out. */
export function place(nodes: FlowNode[], links: FlowLink[], width: number): Placed {
  const flowing = links.filter((link) => link.value > 0);
  const used = new Set(flowing.flatMap((link) => [link.source, link.target]));
  const present = nodes.filter((node) => used.has(node.id));
  if (present.length === 0) return { width, height: 0, nodes: [], links: [] };
  const columns = count(present, flowing);
  const column = Math.max(...columns);
  // on a phone the picture scrolls within itself rather than write labels over each other
  const wide = Math.max(width, columns.length * (LABEL + NODE_WIDTH));
  const height = Math.max(120, Math.min(720, column * 34));
  const graph = sankey<FlowNode, FlowLink>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(18)
    .extent([
      [MARGIN, MARGIN],
      [wide - MARGIN - LABEL, height - MARGIN],
    ])({
    // it writes into what it is given
    nodes: present.map((node) => ({ ...node })),
    links: flowing.map((link) => ({ ...link })),
  });
  const path = sankeyLinkHorizontal<FlowNode, FlowLink>();
  const name = (end: unknown) =>
    typeof end === "object" && end !== null && "id" in end ? String(end.id) : String(end);
  return {
    width: wide,
    height,
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      href: node.href,
      x0: node.x0 ?? 0,
      x1: node.x1 ?? 0,
      y0: node.y0 ?? 0,
      y1: node.y1 ?? 0,
      value: node.value ?? 0,
      depth: node.depth ?? 0,
    })),
    links: graph.links.map((link) => ({
      source: name(link.source),
      target: name(link.target),
      path: path(link) ?? "",
      width: Math.max(1, link.width ?? 1),
      text: link.text,
    })),
  };
}

/** How many nodes stand at each distance from the beginning, for the picture's height. */
function count(nodes: FlowNode[], links: FlowLink[]): number[] {
  const depth = new Map(nodes.map((node) => [node.id, 0]));
  for (let pass = 0; pass < nodes.length; pass += 1) {
    let moved = false;
    for (const { source, target } of links) {
      const least = (depth.get(source) ?? 0) + 1;
      if ((depth.get(target) ?? 0) < least && least <= nodes.length) {
        depth.set(target, least);
        moved = true;
      }
    }
    if (!moved) break;
  }
  // where nothing runs on, a node stands in the last column, however near its source is
  const last = Math.max(...depth.values());
  const sources = new Set(links.map(({ source }) => source));
  const counts: number[] = Array.from({ length: last + 1 }, () => 0);
  for (const [id, at] of depth) {
    const column = sources.has(id) ? at : last;
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return counts;
}
