/** Who and what stands in the seeded datanets: invented, but for the requests. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toBech32 } from "@cosmjs/encoding";
import { ROOT } from "../localnet.ts";
import type { LocalChain } from "./chain.ts";
import type { Datanet, Model, Scores, Verdicts, Weights } from "./work.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

export const ROLL_URI = "https://example.org/dawn-chorus/listeners.csv";

/** `uri` of what was submitted; the content hash is made of it. */
export const BIRDSONG_CONTRIBUTIONS = ["robin-1", "robin-2", "wren", "blackbird"].map(
  (name) => `https://example.org/birdsong/${name}.flac`,
);
export const DAWN_CHORUS_CONTRIBUTIONS = ["marsh", "orchard", "orchard-again", "city-park"].map(
  (name) => `https://example.org/dawn-chorus/${name}.flac`,
);

/** The acceptance waits for the datanet's notice. */
export const BIRDSONG_VERDICTS: Verdicts = [
  { contribution_id: 1, verdict: { accepted: { weight: 15 } } },
  {
    contribution_id: 2,
    verdict: { rejected: { reason: "the same bird as contribution 1, with more wind" } },
  },
];
export const DAWN_CHORUS_VERDICTS: Verdicts = [
  { contribution_id: 1, verdict: { accepted: { weight: 12 } } },
  { contribution_id: 2, verdict: { accepted: { weight: 8 } } },
  { contribution_id: 3, verdict: { rejected: { reason: "already here as contribution 2" } } },
];

/** Somebody without a key: their address is a hash of their name. */
export function recorder(chain: LocalChain, number: number): string {
  const hash = createHash("sha256").update(`birdsong: recorder ${number}`).digest();
  return toBech32(chain.deployment.prefix, hash.subarray(0, 20));
}

function recorders(chain: LocalChain, count: number, weight: (number: number) => number): Weights {
  return Array.from({ length: count }, (_, index) => ({
    address: recorder(chain, index + 1),
    weight: weight(index + 1),
  }));
}

export function birdsong(chain: LocalChain, parent: number): Datanet {
  const known = [
    { address: chain.address("contributor"), weight: 320 },
    { address: chain.address("payer"), weight: 40 },
  ];
  const window = 6 * HOUR;
  return {
    name: "birdsong",
    description:
      "Recordings of birds at dawn, each with questions and answers; the questions follow promptsource's",
    uri: "https://example.org/birdsong",
    license: "CC-BY-4.0",
    curator_fee_bps: 300,
    influence_bps: 3_000,
    attribution_window: window,
    // what an influence lane needs at least
    notice_seconds: window + DAY,
    attestors: [chain.address("attestor")],
    parents: [{ datanet_id: parent, royalty_bps: 500 }],
    contributors: [...known, ...recorders(chain, 24, (number) => 240 - 9 * number)],
  };
}

export function dawnChorus(chain: LocalChain, parent: number): Datanet {
  const known = [{ address: chain.address("contributor"), weight: 50 }];
  return {
    name: "dawn-chorus",
    description: "Whole dawn choruses, each bird in them labelled by hand from birdsong",
    uri: "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
    license: "CC0-1.0",
    curator_fee_bps: 200,
    parents: [{ datanet_id: parent, royalty_bps: 1_500 }],
    contributors: [...known, ...recorders(chain, 8, (number) => 60 - 5 * number)],
  };
}

/** Who listened and labelled: in a roll, since they are many. */
export function rollLeaves(chain: LocalChain): Weights {
  const known = [
    { address: chain.address("contributor"), weight: 30 },
    { address: chain.address("payer"), weight: 12 },
  ];
  return [...known, ...recorders(chain, 58, (number) => 1 + (number % 7))];
}

export function dawnChorusLater(chain: LocalChain): Weights {
  return recorders(chain, 3, (number) => 90 - 10 * number);
}

export function birdsongLater(chain: LocalChain): Weights {
  return recorders(chain, 2, (number) => 300 - 20 * number);
}

/** What an attestor found: the rest is nobody's. */
export function scores(chain: LocalChain): Scores {
  return [
    { address: chain.address("contributor"), score: 55 },
    { address: recorder(chain, 2), score: 30 },
  ];
}

export function birdsongModel(chain: LocalChain, lineage: Model["lineage"]): Model {
  return {
    lineage,
    name: "birdsong-7b",
    uri: "https://example.org/birdsong-7b",
    operator_fee_bps: 1_500,
    unit_price: { token: chain.deployment.token, amount: "40000", unit: "thousand tokens" },
    gateways: [chain.address("gateway")],
  };
}

/** What the first requests of the trace in `data/` cost, in thousands of tokens begun, as `tributary demo` counts. */
export async function requestedUnits(count: number): Promise<number[]> {
  const text = await readFile(join(ROOT, "data/azure-llm-code-2023.csv"), "utf8");
  const rows = text.split(/\r?\n/).slice(1, count + 1);
  return rows.map((row) => {
    const [, context, generated] = row.split(",").map(Number);
    return Math.ceil(((context ?? 0) + (generated ?? 0)) / 1_000);
  });
}
