import type { ContributorWeight, DatanetPart, QueryRecordResponse } from "tributary-client";
import { atomsOf, decimalOf } from "../../../chain/decimal";
import type { FlowLink, FlowNode } from "../../../parts/sankey/layout";
import { shorten } from "../../../parts/text";

/** How many payers and contributors get bands of their own. */
const NAMED = 8;

export interface FlowOf {
  datanet: { id: number; name: string };
  token: string;
  /** Records of models that rest on the datanet, and the model's name, tamed. */
  records: { model: { id: number; name: string }; record: QueryRecordResponse }[];
  /** Largest first, as of a version of the weights; none while they are being read. */
  everybody: { version: number; contributors: ContributorWeight[] } | undefined;
  /** Writes an amount, a decimal in base units. */
  write: (amount: string) => string;
}

/** A flow whose bands add up exactly: what comes in to the datanet is what goes out of it. */
export interface Flow {
  nodes: FlowNode[];
  links: FlowLink[];
  /** How many records are in it. */
  records: number;
  /** What reached the datanet, as a decimal in base units. */
  total: string;
}

export function flowOf({ datanet, token, records, everybody, write }: FlowOf): Flow {
  const bands = new Bands(write);
  const parts = records.flatMap(({ model, record }) => {
    const part = record.datanets.find(({ datanet_id }) => datanet_id === datanet.id);
    return part && record.token === token ? [{ model, record, part }] : [];
  });

  const byPayer = new Map<string, bigint>();
  for (const { record, part } of parts) add(byPayer, record.payer, atomsOf(part.part));
  const named = new Set(largest(byPayer, NAMED));
  const here = bands.node(`datanet:${datanet.id}`, datanet.name, "datanet");
  let total = 0n;
  for (const { model, record, part } of parts) {
    const amount = atomsOf(part.part);
    total += amount;
    const payer = named.has(record.payer)
      ? bands.node(`payer:${record.payer}`, shorten(record.payer), "payer")
      : bands.node("payers", `${byPayer.size - named.size} other payers`, "payer");
    const through = bands.node(`model:${model.id}`, model.name, "model", `/models/${model.id}`);
    bands.run(payer, through, amount);
    bands.run(through, here, amount);
    bands.run(here, bands.node("curator", "the curator", "curator"), atomsOf(part.curator));
    share(bands, here, part, everybody);
  }
  return { ...bands.flow(), records: parts.length, total: decimalOf(total) };
}

/** Where a part runs when the curator's is taken off. */
function share(
  bands: Bands,
  here: string,
  { base, pot, weights_version, total_weight }: DatanetPart,
  everybody: FlowOf["everybody"],
) {
  byWeight(bands, here, atomsOf(base), weights_version, total_weight, everybody);
  if (!pot) return;
  const amount = atomsOf(pot.amount);
  if ("waiting" in pot.status) {
    bands.run(here, bands.node("pot", "waits for an attestor", "pot"), amount);
  } else if ("released" in pot.status) {
    const { weights_version, total_weight } = pot.status.released;
    byWeight(bands, here, amount, weights_version, total_weight, everybody);
  } else {
    const { base, weights_version, total_weight } = pot.status.attributed;
    byWeight(bands, here, atomsOf(base), weights_version, total_weight, everybody);
    const attributed = amount - atomsOf(base);
    bands.run(here, bands.node("influence", "shared by influence", "contributor"), attributed);
  }
}

/** Shares an amount by the weights that were in force; only those of one version are known here. */
function byWeight(
  bands: Bands,
  here: string,
  amount: bigint,
  version: number,
  total: number,
  everybody: FlowOf["everybody"],
) {
  if (!everybody) {
    bands.run(here, bands.node("everybody", "shared by weight", "rest"), amount);
    return;
  }
  if (everybody.version !== version || total === 0) {
    bands.run(here, bands.node("earlier", "by earlier weights", "rest"), amount);
    return;
  }
  const few = everybody.contributors.length <= NAMED + 1;
  const shown = few ? everybody.contributors : everybody.contributors.slice(0, NAMED);
  let rest = amount;
  for (const { address, weight } of shown) {
    const part = (amount * BigInt(weight)) / BigInt(total);
    rest -= part;
    bands.run(here, bands.node(`contributor:${address}`, shorten(address), "contributor"), part);
  }
  // fractions of fractions that belong to those shown are no band
  const nobodyElse = shown.reduce((sum, { weight }) => sum + weight, 0) === total;
  const first = shown[0];
  if (nobodyElse && first) bands.run(here, `contributor:${first.address}`, rest);
  else bands.run(here, bands.node("others", "all other contributors", "rest"), rest);
}

/** Nodes and links as they are met, amounts summed up. */
class Bands {
  readonly #nodes = new Map<string, FlowNode>();
  readonly #amounts = new Map<string, { source: string; target: string; amount: bigint }>();
  readonly #write: (amount: string) => string;

  constructor(write: (amount: string) => string) {
    this.#write = write;
  }

  node(id: string, name: string, kind: FlowNode["kind"], href?: string): string {
    if (!this.#nodes.has(id)) this.#nodes.set(id, { id, name, kind, href });
    return id;
  }

  run(source: string, target: string, amount: bigint) {
    const key = `${source}>${target}`;
    const before = this.#amounts.get(key)?.amount ?? 0n;
    this.#amounts.set(key, { source, target, amount: before + amount });
  }

  flow(): { nodes: FlowNode[]; links: FlowLink[] } {
    const links = [...this.#amounts.values()]
      .filter(({ amount }) => amount > 0n)
      .map(({ source, target, amount }) => {
        const text = decimalOf(amount);
        // the width of a band needs no more than a double has
        return { source, target, value: Number(text), text: this.#write(text) };
      });
    const used = new Set(links.flatMap(({ source, target }) => [source, target]));
    return { nodes: [...this.#nodes.values()].filter(({ id }) => used.has(id)), links };
  }
}

function add(sums: Map<string, bigint>, key: string, amount: bigint) {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

/** The keys of the largest sums; one that would be left alone as "other" is named too. */
function largest(sums: Map<string, bigint>, most: number): string[] {
  const keys = [...sums].toSorted(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([key]) => key);
  return keys.length <= most + 1 ? keys : keys.slice(0, most);
}
