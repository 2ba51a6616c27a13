import { expect, it } from "vitest";
import { type FlowNode, LABEL, place } from "./layout";

const node = (id: string, kind: FlowNode["kind"] = "datanet"): FlowNode => ({ id, name: id, kind });
const link = (source: string, target: string, value: number) => ({ source, target, value, text: `${value}` });

it("makes bands as thick as their parts", () => {
  const placed = place(
    [node("payer"), node("a"), node("b")],
    [link("payer", "a", 3), link("payer", "b", 1)],
    600,
  );
  const [a, b] = placed.links;
  expect(a!.width / b!.width).toBeCloseTo(3);
  expect(placed.nodes.map(({ x0 }) => x0)).toEqual([6, 582 - LABEL, 582 - LABEL]);
});

it("keeps every node inside the picture", () => {
  const many = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const placed = place(
    [node("datanet"), ...many.map((id) => node(id, "contributor"))],
    many.map((id) => link("datanet", id, 1)),
    480,
  );
  for (const { x0, x1, y0, y1 } of placed.nodes) {
    expect(x0).toBeGreaterThanOrEqual(0);
    expect(x1 + LABEL).toBeLessThanOrEqual(placed.width);
    expect(y0).toBeGreaterThanOrEqual(0);
    expect(y1).toBeLessThanOrEqual(placed.height + 0.001);
  }
});

it("leaves out what nothing runs through", () => {
  expect(place([node("a"), node("b")], [link("a", "b", 0)], 600).links).toEqual([]);
  const placed = place([node("a"), node("b"), node("alone")], [link("a", "b", 1)], 600);
  expect(placed.nodes.map(({ id }) => id)).toEqual(["a", "b"]);
});

it("does not change what it is given", () => {
  const nodes = [node("a"), node("b")];
  const links = [link("a", "b", 1)];
  place(nodes, links, 600);
  expect(nodes).toEqual([node("a"), node("b")]);
  expect(links).toEqual([link("a", "b", 1)]);
});

it("leaves every column room for its labels, however narrow the screen", () => {
  const chain = ["a", "b", "c", "d"];
  const links = chain.slice(1).map((to, index) => link(chain[index]!, to, 1));
  const { nodes } = place(
    chain.map((id) => node(id)),
    links,
    320,
  );
  const starts = nodes.map(({ x0 }) => x0).toSorted((a, b) => a - b);
  for (const [index, start] of starts.slice(1).entries())
    expect(start - starts[index]!).toBeGreaterThan(LABEL);
});

it("is high enough for its fullest column, where all ends stand", () => {
  const ends = ["a", "b", "c", "d", "e", "f"];
  const near = place(
    [node("payer"), ...ends.map((id) => node(id))],
    ends.map((id) => link("payer", id, 1)),
    600,
  );
  const far = place(
    [node("payer"), node("model"), node("datanet"), ...ends.map((id) => node(id))],
    [
      link("payer", "model", 3),
      link("model", "datanet", 3),
      link("datanet", "a", 1),
      link("datanet", "b", 2),
    ].concat(ends.slice(2).map((id) => link("payer", id, 1))),
    600,
  );
  expect(far.height).toBe(near.height);
});
