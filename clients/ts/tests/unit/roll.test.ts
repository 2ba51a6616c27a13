import { describe, expect, it } from "vitest";
import {
  buildRoll,
  explain,
  leafHash,
  nodeHash,
  parseProof,
  prove,
  RollError,
  verifyProof,
  type RollProof,
} from "../../src/index.js";
import { fromHex, toBase64, toHex } from "../../src/bytes.js";
import { read } from "./repository.js";

interface Sibling {
  hash: string;
  weight: number;
}
interface Leaf {
  leaf_index: number;
  address: string;
  weight: number;
  proof: Sibling[];
}
interface Vectors {
  trees: {
    name: string;
    root: string;
    root_base64: string;
    total_weight: number;
    leaf_count: number;
    leaves: (Leaf & { hash: string })[];
  }[];
  invalid: (Leaf & { name: string; error: string; root: string; total_weight: number; leaf_count: number })[];
}

const vectors: Vectors = JSON.parse(read("packages/weight-roll/vectors.json"));

const base64 = (hex: string): string => toBase64(fromHex(hex));
const proofOf = ({ leaf_index, address, weight, proof }: Leaf): RollProof => ({
  leaf_index,
  address,
  weight,
  proof: proof.map((node) => ({ hash: base64(node.hash), weight: node.weight })),
});

describe("the vectors shared with the contract", () => {
  it("has all of them", () => {
    expect(vectors.trees.length).toBeGreaterThanOrEqual(9);
    expect(vectors.invalid.length).toBeGreaterThanOrEqual(32);
  });

  it.each(vectors.trees)("$name: each leaf hashes and proves as written", (tree) => {
    expect(tree.leaves.length).toBeGreaterThan(0);
    for (const leaf of tree.leaves) {
      expect(toHex(leafHash(leaf.leaf_index, leaf.address, leaf.weight))).toBe(leaf.hash);
      verifyProof({ ...tree, root: tree.root_base64 }, proofOf(leaf));
    }
  });

  it.each(vectors.trees.filter((tree) => tree.leaves.length === tree.leaf_count))(
    "$name: built anew, it is the same",
    (tree) => {
      const built = buildRoll(tree.leaves);
      expect(built).toMatchObject({
        root: tree.root_base64,
        total_weight: tree.total_weight,
        leaf_count: tree.leaf_count,
      });
      tree.leaves.forEach((leaf, index) => expect(prove(built, index)).toEqual(proofOf(leaf)));
    },
  );

  it.each(vectors.invalid)("$name: is refused", (one) => {
    const roll = { root: base64(one.root), total_weight: one.total_weight, leaf_count: one.leaf_count };
    let refused: unknown;
    try {
      verifyProof(roll, proofOf(one));
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(RollError);
    expect((refused as RollError).kind).toBe(one.error);
    // it says what the contract would
    expect(explain(refused).kind).toBe(`proof_${one.error}`);
  });
});

describe("what numbers cannot hold", () => {
  const hash = new Uint8Array(32);

  it.each([2 ** 53, 1.5, -1, Number.NaN, Infinity])("a weight of %d is refused", (weight) => {
    expect(() => leafHash(0, "wasm1a", weight)).toThrow(/^weight: expected 1 to/);
    expect(() => nodeHash({ hash, weight }, { hash, weight: 1 })).toThrow(/^weight: expected 1 to/);
  });

  it("a sum past 2^53 - 1 is refused, the largest sum is not", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(nodeHash({ hash, weight: most - 1 }, { hash, weight: 1 })).toHaveLength(32);
    expect(() => nodeHash({ hash, weight: most }, { hash, weight: 1 })).toThrow(/^sum of weights/);
  });

  it("indexes above 32 bits keep their sides", () => {
    // 2^33 + 1 leaves: the last moves up alone to the top, where all others stand on its left
    const leaf = { leaf_index: 2 ** 33, address: "wasm1last", weight: 5 };
    const rest = { hash, weight: 2 ** 40 };
    const last = { hash: leafHash(leaf.leaf_index, leaf.address, leaf.weight), weight: 5 };
    const roll = {
      root: toBase64(nodeHash(rest, last)),
      total_weight: 2 ** 40 + 5,
      leaf_count: 2 ** 33 + 1,
    };
    verifyProof(roll, { ...leaf, proof: [{ hash: toBase64(hash), weight: 2 ** 40 }] });
  });
});

/** The letter after the one before the padding: atob reads both alike. */
function nextLetter(end: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return `${letters[letters.indexOf(end.charAt(0)) + 1]}=`;
}

describe("a proof file", () => {
  const built = buildRoll([
    { address: "wasm1ann", weight: 3 },
    { address: "wasm1ben", weight: 4 },
  ]);

  it("is read as it was written", () => {
    const proof = prove(built, 1);
    expect(parseProof(JSON.stringify(proof))).toEqual(proof);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["no object", "null"],
    ["a list", "[]"],
    ["no proof", '{"leaf_index":0,"address":"a","weight":1}'],
    ["a fraction", '{"leaf_index":0.5,"address":"a","weight":1,"proof":[]}'],
    ["a weight that is text", '{"leaf_index":0,"address":"a","weight":"1","proof":[]}'],
    ["a short hash", '{"leaf_index":0,"address":"a","weight":1,"proof":[{"hash":"AAAA","weight":1}]}'],
    [
      "a hash that is no base64",
      '{"leaf_index":0,"address":"a","weight":1,"proof":[{"hash":"*","weight":1}]}',
    ],
    ...[
      ["without its padding", built.root.replace("=", "")],
      ["with a blank in it", `${built.root.slice(0, 8)} ${built.root.slice(8)}`],
      ["with a line break after it", `${built.root}\\n`],
      ["with bits that count for nothing", built.root.replace(/.=$/, nextLetter)],
    ].map(([how, text]) => [
      `a hash ${how}`,
      `{"leaf_index":0,"address":"a","weight":1,"proof":[{"hash":"${text}","weight":1}]}`,
    ]),
    ["a sibling that is nothing", '{"leaf_index":0,"address":"a","weight":1,"proof":[null]}'],
    ["too much", `{"address":"${"a".repeat(200_000)}"}`],
  ])("is refused: %s", (_name, text) => {
    expect(() => parseProof(text)).toThrow(Error);
  });
});
