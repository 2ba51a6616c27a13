/** `npm start`: a localnet with the demo's data and people at work, and the page over it. */
import { join } from "node:path";
import { preview } from "vite";
import { buildPage } from "./build.ts";
import { readDeployment, ROOT, tributary } from "./localnet.ts";
import { seed } from "./seed/seed.ts";

const WEB = join(ROOT, "clients/web");
const DIST = join(WEB, "dist");
const LOCALNET = join(ROOT, "deployments/localnet.json");

export async function main(words: string[]): Promise<void> {
  const { port, shown } = understand(words);
  const file = process.env.TRIBUTARY_DEPLOYMENT ?? (await localnet());
  buildPage(file, DIST);
  const server = await preview({
    root: WEB,
    logLevel: "warn",
    build: { outDir: DIST },
    // this machine only: a localnet's keys are everybody's
    preview: { host: "127.0.0.1", port, strictPort: false },
  });
  const address = server.resolvedUrls?.local[0] ?? "";
  console.log(`\nThe page:    ${address.replace("127.0.0.1", "localhost")}`);
  console.log(`Deployment:  ${file}`);
  for (const line of shown) console.log(line);
  console.log(
    "Ctrl-C stops the page; the chain goes on until `tributary localnet down`, or `reset`, which deletes it.",
  );
}

function understand(words: string[]): { port: number; shown: string[] } {
  let port = 5173;
  for (const [index, word] of words.entries()) {
    if (word === "--port") port = Number(words[index + 1]);
    else if (words[index - 1] !== "--port")
      throw new Error(`\`${word}\` is not understood; there is --port PORT`);
  }
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error("--port is to be followed by 1 to 65535");
  return { port, shown: [] };
}

/** Starts it, unless it runs, and seeds it, unless it is. */
async function localnet(): Promise<string> {
  await tributary(["localnet", "up", "--deployment", LOCALNET]);
  await seed(await readDeployment(LOCALNET), console.log);
  return LOCALNET;
}
