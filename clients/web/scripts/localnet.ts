/** A chain of one's own, by the command `tributary localnet`. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** What `localnet up` writes of the chain: where it listens, what stands on it, and who has which key. */
export interface LocalDeployment {
  chain_id: string;
  node: string;
  rest: string;
  prefix: string;
  gas_prices: string;
  contract: string;
  token: string;
  height: number;
  codes: Record<"cw20_base" | "tributary", { code_id: number; checksum: string }>;
  accounts: Record<string, { address: string; key_file: string }>;
  datanets: { datanet_id: number; name: string; contributors: number }[];
  models: { model_id: number; name: string }[];
}

export async function readDeployment(file: string): Promise<LocalDeployment> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** The folder that the chain lives in: where its key files are. */
export function homeOf(deployment: LocalDeployment): string {
  const [account] = Object.values(deployment.accounts);
  if (!account) throw new Error("the deployment names no accounts; it is no localnet's");
  return dirname(dirname(account.key_file));
}

/**
 * Runs `tributary` with these words, showing what it prints unless it is to be quiet; the binary is the one that the
 * environment's TRIBUTARY names, or cargo builds it.
 */
export async function tributary(words: string[], options: { quiet?: boolean } = {}): Promise<void> {
  const binary = process.env.TRIBUTARY;
  const [command, args] = binary
    ? [binary, words]
    : ["cargo", ["run", "--release", "--locked", "--quiet", "--bin", "tributary", "--", ...words]];
  const shown = options.quiet ? "pipe" : "inherit";
  const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", shown, shown] });
  let said = "";
  child.stdout?.on("data", (data) => (said += data));
  child.stderr?.on("data", (data) => (said += data));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? missing(command) : error),
    );
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new Error(`\`tributary ${words.join(" ")}\` failed with ${code}${said && `:\n${said}`}`);
}

function missing(command: string): Error {
  if (command !== "cargo") return new Error(`TRIBUTARY names ${command}, which is not there`);
  return new Error("cargo is not installed, which builds the chain's command: get it from https://rustup.rs");
}

/** So many ports that nobody listens on just now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = servers.map(
    (server) =>
      new Promise<number>((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
      }),
  );
  const found = await Promise.all(ports);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return found;
}
