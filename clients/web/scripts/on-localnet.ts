/**
 * `node scripts/run.mjs on-localnet.ts COMMAND WORDS`: runs a command on a chain that is there for it alone, seeded, and
 * gone afterwards. The command finds it by TRIBUTARY_DEPLOYMENT.
 */
import { spawn } from "node:child_process";
import { readDeployment } from "./localnet.ts";
import { startScratch } from "./scratch.ts";
import { seed } from "./seed/seed.ts";

export async function main([command, ...words]: string[]): Promise<void> {
  if (!command) throw new Error("which command? name it after on-localnet.ts");
  const { deployment, end } = await startScratch();
  // the command hears of Ctrl-C itself, and the chain must not outlive it
  const wait = () => undefined;
  process.on("SIGINT", wait).on("SIGTERM", wait);
  try {
    await seed(await readDeployment(deployment), console.log);
    const env = { ...process.env, TRIBUTARY_DEPLOYMENT: deployment, TRIBUTARY_OWN_CHAIN: "1" };
    const child = spawn(command, words, { stdio: "inherit", env });
    const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (code !== 0) throw new Error(`\`${[command, ...words].join(" ")}\` failed`);
  } finally {
    await end();
  }
}
