import { useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { shorten } from "../text";
import { type FlowLink, type FlowNode, place } from "./layout";

/** Where a fee runs: a picture, and the same as a table for whoever prefers it or can't see it. */
export function Sankey({ caption, nodes, links }: { caption: string; nodes: FlowNode[]; links: FlowLink[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(480, Math.floor(entry.contentRect.width))),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const placed = useMemo(() => place(nodes, links, width), [nodes, links, width]);
  const names = new Map(nodes.map((node) => [node.id, node]));
  if (placed.links.length === 0) return <p className="quiet">Nothing has run here yet.</p>;
  return (
    <figure className="sankey">
      <figcaption>{caption}</figcaption>
      <div ref={frame} className="scroll" tabIndex={0} role="region" aria-label={caption}>
        <svg
          width={placed.width}
          height={placed.height}
          role="img"
          aria-label={`${caption}: the table below says the same`}
        >
          {placed.links.map((link) => (
            <path
              key={`${link.source}>${link.target}`}
              className={`band ${names.get(link.target)?.kind ?? ""}`}
              d={link.path}
              strokeWidth={link.width}
            >
              <title>{`${names.get(link.source)?.name} → ${names.get(link.target)?.name}: ${link.text}`}</title>
            </path>
          ))}
          {placed.nodes.map((node) => {
            return (
              <g key={node.id}>
                <rect
                  className={`node ${node.kind}`}
                  x={node.x0}
                  y={node.y0}
                  width={node.x1 - node.x0}
                  height={Math.max(1, node.y1 - node.y0)}
                />
                <text x={node.x1 + 6} y={(node.y0 + node.y1) / 2} dy="0.35em">
                  {shorten(node.name, 16, 6)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <details>
        <summary>The same as a table</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={`${caption}, as a table`}>
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col" className="figure">
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <tr key={`${link.source}>${link.target}`}>
                  <td>
                    <Name node={names.get(link.source)} />
                  </td>
                  <td>
                    <Name node={names.get(link.target)} />
                  </td>
                  <td className="figure">{link.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Name({ node }: { node: FlowNode | undefined }) {
  if (!node) return null;
  return node.href ? <Link href={node.href}>{node.name}</Link> : <bdi>{node.name}</bdi>;
}
