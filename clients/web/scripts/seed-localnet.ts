/** `node scripts/run.mjs seed-localnet.ts FILE`: seeds the chain of a deployment file. */
import { readDeployment } from "./localnet.ts";
import { seed } from "./seed/seed.ts";

export async function main([file]: string[]): Promise<void> {
  if (!file) throw new Error("which chain? name its deployment file");
  console.log(await seed(await readDeployment(file), console.log));
}
