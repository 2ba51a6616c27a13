import { buildRoll, parseProof, type RollProof, verifyProof } from "tributary-client";
import { describe, expect, it } from "vitest";
import { buildInSlices } from "./build";
import { leavesFile, proofFile, proofsFile } from "./files";

const leaves = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ address: `wasm1leaf${index}`, weight: index + 1 }));

describe("a roll built in slices", () => {
  it.each([1, 2, 3, 13, 64, 65, 2_500])("of %i leaves is the same as at once", async (count) => {
    expect(await buildInSlices(leaves(count))).toEqual(buildRoll(leaves(count)));
  });

  it("lets the page go on, and tells how far it is", async () => {
    const parts: number[] = [];
    let others = 0;
    const timer = setInterval(() => (others += 1));
    await buildInSlices(leaves(2_500), (part) => parts.push(part));
    clearInterval(timer);
    expect(parts).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
    expect(others).toBeGreaterThan(0);
  });

  it("has at least one leaf", async () => {
    await expect(buildInSlices([])).rejects.toThrow(/at least one/);
  });
});

describe("a roll's files", () => {
  const roll = buildRoll(leaves(13));

  it("prove one leaf, and all", () => {
    verifyProof(roll, parseProof(proofFile(roll, 11)));
    const proofs: RollProof[] = JSON.parse(proofsFile(roll));
    expect(proofs).toHaveLength(13);
    for (const proof of proofs) verifyProof(roll, proof);
  });

  it("list the leaves in their order", () => {
    expect(leavesFile(buildRoll(leaves(2)))).toBe(
      "leaf_index,address,weight\n0,wasm1leaf0,1\n1,wasm1leaf1,2\n",
    );
  });
});
