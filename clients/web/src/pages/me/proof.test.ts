import { buildRoll, prove, type RollResponse } from "tributary-client";
import { expect, test } from "vitest";
import { fittingRolls, readProof } from "./proof";

const [ME, OTHER] = [
  "wasm172ams8ka3rtuse64wdve00u0dr3ndaz66vj5t2",
  "wasm1n7u9m4jzqs3fmgcq2f0g2wjt4rxt4weug2gfgn",
];
const LEAVES = [
  { address: ME, weight: 12 },
  { address: OTHER, weight: 30 },
  { address: OTHER, weight: 1 },
];
const BUILT = buildRoll(LEAVES);
const PROOF = prove(BUILT, 0);

function roll(roll_id: number, built = BUILT): RollResponse {
  const { root, total_weight, leaf_count } = built;
  return {
    datanet_id: 1,
    roll_id,
    root,
    total_weight,
    leaf_count,
    enrolled_leaves: 0,
    enrolled_weight: 0,
    opened_at: 0,
    pools: [],
    uri: "",
    weights_version: 1,
  };
}

test("a proof file is read, and finds its roll among a datanet's", () => {
  const { proof, problem } = readProof(JSON.stringify(PROOF, null, 2), "wasm");
  expect(problem).toBeUndefined();
  const other = buildRoll([...LEAVES, { address: ME, weight: 2 }]);
  expect(proof && fittingRolls(proof, [roll(1), roll(2, other)])).toEqual([roll(1)]);
});

test("of a list that was published again, each roll has a seat, the newest first", () => {
  expect(fittingRolls(PROOF, [roll(1), roll(2)]).map(({ roll_id }) => roll_id)).toEqual([2, 1]);
});

test("a proof of more weight, or of another address, fits none", () => {
  expect(fittingRolls({ ...PROOF, weight: 13 }, [roll(1)])).toEqual([]);
  expect(fittingRolls({ ...PROOF, address: OTHER }, [roll(1)])).toEqual([]);
  expect(fittingRolls({ ...PROOF, leaf_index: 1 }, [roll(1)])).toEqual([]);
  expect(fittingRolls(PROOF, [])).toEqual([]);
});

test.each([
  ["{", "not a proof file"],
  ["[]", "not a proof file"],
  [JSON.stringify({ ...PROOF, weight: "12" }), "weight"],
  [JSON.stringify({ ...PROOF, proof: [{ hash: "abc=", weight: 1 }] }), "not a proof file"],
  [JSON.stringify({ ...PROOF, address: "juno1abc" }), "begin with wasm1"],
  [JSON.stringify({ ...PROOF, address: ME.toUpperCase() }), "begin with wasm1"],
  ["x".repeat(100_001), "at most 100,000"],
])("%.30s is refused in words", (text, words) => {
  const { proof, problem } = readProof(text, "wasm");
  expect(proof).toBeUndefined();
  expect(problem).toContain(words);
});

test("nothing typed is no problem", () => {
  expect(readProof("  \n", "wasm")).toEqual({});
});
