/** A chain for tests: in a folder and on ports of its own, gone when they are done. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts, tributary } from "./localnet.ts";

export interface Scratch {
  /** Its deployment file. */
  deployment: string;
  end: () => Promise<void>;
}

/** Where wasmd is built, or found built, if not in the usual place. */
export function builds(): string[] {
  const folder = process.env.TRIBUTARY_BUILDS;
  return folder ? ["--builds", folder] : [];
}

export async function startScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-chain-"));
  const deployment = join(folder, "deployment.json");
  const place = ["--home", join(folder, "chain")];
  const end = async () => {
    await tributary(["localnet", "reset", ...place], { quiet: true });
    await rm(folder, { recursive: true, force: true });
  };
  const [rpc, rest, grpc] = await freePorts(3);
  const ports = ["--rpc-port", `${rpc}`, "--rest-port", `${rest}`, "--grpc-port", `${grpc}`];
  try {
    await tributary(["localnet", "up", ...place, "--deployment", deployment, ...builds(), ...ports]);
  } catch (error) {
    await end().catch(() => undefined);
    throw error;
  }
  return { deployment, end };
}
