/** `npm start`: a localnet with the demo's data and people at work, and the page over it. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { preview } from "vite";
import { buildPage } from "./build.ts";
import { readDeployment, ROOT, tributary } from "./localnet.ts";
import { standInWallet } from "./wallet/serve.ts";
import { seed } from "./seed/seed.ts";

const WEB = join(ROOT, "clients/web");
const DIST = join(WEB, "dist");
const LOCALNET = join(ROOT, "deployments/localnet.json");

export async function main(words: string[]): Promise<void> {
  const { port, wallet } = understand(words);
  const file = process.env.TRIBUTARY_DEPLOYMENT ?? (await localnet());
  const plugins = wallet ? [standInWallet(await readDeployment(file), DIST)] : [];
  buildPage(file, DIST);
  const server = await preview({
    root: WEB,
    logLevel: "warn",
    plugins,
    build: { outDir: DIST },
    // this machine only: a localnet's keys are everybody's
    preview: { host: "127.0.0.1", port, strictPort: false },
  });
  const address = server.resolvedUrls?.local[0] ?? "";
  console.log(`\npage        ${address.replace("127.0.0.1", "localhost")}`);
  console.log(`deployment  ${file}`);
  console.log(
    `wallet      ${wallet ? "a stand-in, below the page" : "Keplr; without one, start with `-- --wallet`"}`,
  );
  console.log(
    "\nCtrl-C stops the page. The chain goes on until `tributary localnet down`; `reset` deletes it.",
  );
}

function understand(words: string[]): { port: number; wallet: boolean } {
  try {
    const options = {
      port: { type: "string", default: "5173" },
      wallet: { type: "boolean", default: false },
    } as const;
    const { values } = parseArgs({ args: words, options });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${values.port} is no port`);
    return { port, wallet: values.wallet };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why}; there are --port PORT and --wallet`, { cause: error });
  }
}

/** Starts it, unless it runs, and seeds it, unless it is. */
async function localnet(): Promise<string> {
  await tributary(["localnet", "up", "--deployment", LOCALNET]);
  await seed(await readDeployment(LOCALNET), console.log);
  return LOCALNET;
}
