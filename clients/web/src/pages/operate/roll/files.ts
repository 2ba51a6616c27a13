import { type BuiltRoll, prove } from "tributary-client";

/** More proofs than this make a file that nobody wants to open: they are taken one by one. */
export const MAX_PROOFS = 5_000;

/** One leaf's proof, as `tributary roll proof` prints it. */
export function proofFile(roll: BuiltRoll, leafIndex: number): string {
  return `${JSON.stringify(prove(roll, leafIndex), null, 2)}\n`;
}

/** All leaves' proofs, a list of what {@link proofFile} has. */
export function proofsFile(roll: BuiltRoll): string {
  const proofs = roll.leaves.map((_leaf, index) => JSON.stringify(prove(roll, index)));
  return `[\n${proofs.join(",\n")}\n]\n`;
}

/** The public list that the roll's uri should lead to, as `tributary roll build` writes it. */
export function leavesFile(roll: BuiltRoll): string {
  const lines = roll.leaves.map(({ address, weight }, index) => `${index},${address},${weight}\n`);
  return `leaf_index,address,weight\n${lines.join("")}`;
}

/** Hands a file over to the browser. */
export function download(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // the browser reads it after this
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
