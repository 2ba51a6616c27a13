/** What all browser tests share: one chain with the demo's data, the page over it, one browser. */
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";
import type { TestProject } from "vitest/node";
import type { LocalDeployment } from "../../scripts/localnet.ts";
import { freePorts, homeOf, readDeployment } from "../../scripts/localnet.ts";
import { buildPage } from "../../scripts/build.ts";
import { findBrowser } from "../../scripts/browser.ts";
import { startScratch } from "../../scripts/scratch.ts";
import { seed } from "../../scripts/seed/seed.ts";
import type { Seeded } from "../../scripts/seed/seed.ts";
import { emptyContract, hostileContract } from "./contracts.ts";

export type Stage = "main" | "empty" | "hostile";

export interface World {
  /** A browser that every test file connects to. */
  browser: string;
  stages: Record<Stage, { origin: string; deployment: LocalDeployment }>;
  /** What the seeded contract (stage `main`) has, by name. */
  seeded: Seeded;
  /** The chain's folder; whether it was made for these tests alone, which may then stop its node. */
  home: string;
  ownsChain: boolean;
  /** Folders: for what the tests keep meanwhile, of the built page, and where screenshots go. */
  folder: string;
  dist: string;
  screenshots: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    world: World;
  }
}

const WEB = fileURLToPath(new URL("../..", import.meta.url));
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export default async function startWorld(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const step of undo.toReversed()) await step();
  };
  const scratch = async () => {
    const { deployment, end: reset } = await startScratch();
    undo.push(reset);
    return deployment;
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), "tributary-web-"));
    undo.push(() => rm(folder, { recursive: true, force: true }));

    const given = process.env.TRIBUTARY_DEPLOYMENT;
    const file = given ?? (await scratch());
    const deployment = await readDeployment(file);
    const home = homeOf(deployment);
    const seeded = await seed(deployment, console.log);
    const empty = { ...deployment, contract: await emptyContract(deployment) };
    const hostile = { ...deployment, contract: await hostileContract(deployment) };

    const dist = join(folder, "dist");
    const serve = async (contract: LocalDeployment, name: string) => {
      const { origin, stop } = await servePage(dist, contract, join(folder, name));
      undo.push(stop);
      return { origin, deployment: contract };
    };
    buildPage(file, dist);
    const stages = {
      main: await serve(deployment, "main"),
      empty: await serve(empty, "empty"),
      hostile: await serve(hostile, "hostile"),
    };

    const browser = await chromium.launchServer({
      executablePath: findBrowser(),
      args: FLAGS.split(" "),
    });
    undo.push(() => browser.close());
    const screenshots = join(WEB, "screenshots-out");
    const ownsChain = !given || process.env.TRIBUTARY_OWN_CHAIN === "1";
    const world = {
      folder,
      browser: browser.wsEndpoint(),
      stages,
      seeded,
      home,
      ownsChain,
      dist,
      screenshots,
    };
    project.provide("world", world);
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** The same build over another contract of the same node: only its `deployment.json` differs. */
async function servePage(
  dist: string,
  deployment: LocalDeployment,
  folder: string,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  await cp(dist, folder, { recursive: true });
  const { chain_id, node, rest, prefix, gas_prices, contract, token } = deployment;
  const shown = { chain_id, node, rest, prefix, gas_prices, contract, token };
  await writeFile(join(folder, "deployment.json"), JSON.stringify(shown));
  const [port] = await freePorts(1);
  const server = await preview({
    root: WEB,
    logLevel: "warn",
    build: { outDir: folder },
    preview: { host: "127.0.0.1", port: port ?? 0, strictPort: true },
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
