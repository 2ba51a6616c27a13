import { parseProof, type RollProof, type RollResponse, verifyProof } from "tributary-client";
import { readAddress } from "../../chain/address";

/** More than any proof file has; what is longer isn't even read. */
export const MAX_FILE_BYTES = 100_000;

/** The proof in a file's text, or what is wrong with it; neither while there is no text. */
export function readProof(text: string, prefix: string): { proof?: RollProof; problem?: string } {
  if (text.trim() === "") return {};
  let proof: RollProof;
  try {
    proof = parseProof(text);
  } catch (error) {
    return {
      problem: `This is not a proof file: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
  const address = readAddress(proof.address, prefix);
  return address === proof.address
    ? { proof }
    : { problem: `The proof is of an address that is none of this chain, which begin with ${prefix}1.` };
}

/**
 * The rolls that a proof leads to, the newest first: root and total weight show it. There are several where a list was
 * published again, and each has a seat of its own.
 */
export function fittingRolls(proof: RollProof, rolls: RollResponse[]): RollResponse[] {
  const fitting = rolls.filter((roll) => {
    try {
      verifyProof(roll, proof);
      return true;
    } catch {
      return false;
    }
  });
  return fitting.toReversed();
}
