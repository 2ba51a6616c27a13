/** The chain itself, for what a test arranges before and looks up after. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DirectSecp256k1HdWallet } from "@cosmjs/proto-signing";
import { inject } from "vitest";
import { tributary } from "../../scripts/localnet.ts";
import { builds } from "../../scripts/scratch.ts";
import { LocalChain } from "../../scripts/seed/chain.ts";
import type { Seeded } from "../../scripts/seed/seed.ts";
import type { Stage } from "./world.ts";

const chains = new Map<Stage, LocalChain>();

/** To ask and to send by an account's name, past the page. */
export function chain(stage: Stage = "main"): LocalChain {
  let found = chains.get(stage);
  if (!found) {
    found = new LocalChain(inject("world").stages[stage].deployment);
    chains.set(stage, found);
  }
  return found;
}

/** Ids of what was seeded on stage `main`. */
export function seeded(): Seeded {
  return inject("world").seeded;
}

/** A query of model `birdsong` paid by `payer` just now: everybody on its route has something to claim. */
export async function payForQuery(
  units = 3,
): Promise<{ modelId: number; recordId: number; queryId: string }> {
  const modelId = seeded().models.birdsong;
  const queryId = `test-${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
  const { unit_price } = await chain().tributary.model({ modelId });
  const amount = BigInt(unit_price?.amount ?? 0) * BigInt(units);
  const query = { model_id: modelId, query_id: queryId, units };
  await chain().send("payer", [chain().pay(amount, { record_query: query })]);
  const payer = chain().address("payer");
  const { record_id } = await chain().tributary.queryRecord({ modelId, payer, queryId });
  return { modelId, recordId: record_id, queryId };
}

const GAS_MONEY = { denom: "ustake", amount: "100000000" };

/**
 * A new account with gas money and 100 DEMO, whose name works wherever a name of the deployment does: for tests that
 * need somebody without a history.
 */
export async function newAccount(stage: Stage = "main"): Promise<{ name: string; address: string }> {
  const { deployment } = chain(stage);
  const wallet = await DirectSecp256k1HdWallet.generate(12, { prefix: deployment.prefix });
  const [first] = await wallet.getAccounts();
  const address = first?.address ?? "";
  const name = `visitor-${address.slice(-6)}`;
  const folder = join(inject("world").folder, "keys");
  await mkdir(folder, { recursive: true });
  const key_file = join(folder, name);
  await writeFile(key_file, wallet.mnemonic, { mode: 0o600 });
  deployment.accounts[name] = { address, key_file };
  const { address: owner, client } = await chain(stage).signer("owner");
  await client.sendTokens(owner, address, [GAS_MONEY], "auto");
  const transfer = { transfer: { recipient: address, amount: "100000000" } };
  await chain(stage).send("owner", [{ contract: deployment.token, msg: transfer }]);
  return { name, address };
}

/** Really stops the node of a chain that is there for the tests alone. */
export function stopNode(): Promise<void> {
  return tributary(["localnet", "down", "--home", ownHome()], { quiet: true });
}

/** It goes on where it was, at the same address. */
export function startNode(): Promise<void> {
  return tributary(["localnet", "up", "--home", ownHome(), ...builds()], { quiet: true });
}

function ownHome(): string {
  const { home, ownsChain } = inject("world");
  if (!ownsChain) throw new Error(`the chain in ${home} is not the tests' own: its node is left alone`);
  return home;
}
