import type { DatanetPart, PotStatus } from "tributary-client";
import { expect, it } from "vitest";
import { atomsOf } from "../../chain/decimal";
import { flowOf, type Split } from "./flow";

const part = (status?: PotStatus): DatanetPart => ({
  datanet_id: 2,
  weights_version: 1,
  total_weight: 695,
  part: "1316.25",
  curator: "65",
  base: "1001.25",
  pot: status ? { amount: "250", status } : null,
});

const split = (...datanets: DatanetPart[]): Split => ({
  amount: "7500",
  protocol: "150",
  operator: "0",
  datanets,
});
const words = {
  payer: "you",
  name: (id: number) => `datanet ${id}`,
  write: (base: string) => `${base} units`,
};
const lines = (given: Split) =>
  flowOf(given, words).links.map(({ source, target, text }) => `${source} > ${target}: ${text}`);

it("runs from the payer to everyone who is paid, and to nobody else", () => {
  const flow = flowOf(split(part()), words);
  expect(lines(split(part()))).toEqual([
    "payer > protocol: 150 units",
    "payer > datanet/2: 1316.25 units",
    "datanet/2 > curator/2: 65 units",
    "datanet/2 > contributors/2: 1001.25 units",
  ]);
  expect(flow.nodes.map(({ id }) => id)).toEqual([
    "payer",
    "protocol",
    "datanet/2",
    "curator/2",
    "contributors/2",
  ]);
});

it("ends at a pot that waits", () => {
  const waiting = lines(split(part({ waiting: { deadline: 1 } })));
  expect(waiting).toContain("datanet/2 > pot/2: 250 units");
  expect(waiting.some((line) => line.startsWith("pot/2"))).toBe(false);
});

it("runs on through a pot that was attributed, to its fraction", () => {
  const status = {
    attributed: {
      attestor: "a",
      attribution_id: 1,
      base: "33.333333333333333334",
      total_score: 3,
      total_weight: 695,
      weights_version: 1,
    },
  };
  const shared = lines(split(part(status)));
  expect(shared).toContain("pot/2 > influence/2: 216.666666666666666666 units");
  expect(shared).toContain("pot/2 > contributors/2: 33.333333333333333334 units");
});

it("gives a released pot to the contributors by weight", () => {
  const shared = lines(split(part({ released: { total_weight: 695, weights_version: 1 } })));
  expect(shared).toContain("pot/2 > contributors/2: 250 units");
  expect(shared.some((line) => line.includes("influence"))).toBe(false);
});

it("loses nothing on its way through a datanet", () => {
  const { links } = flowOf(split(part({ waiting: { deadline: 1 } })), { ...words, write: (base) => base });
  const out = links.filter(({ source }) => source === "datanet/2").map(({ text }) => atomsOf(text));
  expect(out.reduce((all, one) => all + one, 0n)).toBe(atomsOf("1316.25"));
});
