/** An account of the deployment's key files: as the wallet shows it, and as it signs. */
import { readFile } from "node:fs/promises";
import { Secp256k1HdWallet } from "@cosmjs/amino";
import { fromBech32, toBase64 } from "@cosmjs/encoding";
import { DirectSecp256k1HdWallet } from "@cosmjs/proto-signing";
import type { LocalDeployment } from "../localnet.ts";

/** The longest bech32. */
const MOST_LETTERS = 90;

export interface Account {
  name: string;
  address: string;
  pubkey: Uint8Array;
  direct: DirectSecp256k1HdWallet;
  amino: Secp256k1HdWallet;
}

export async function load({ accounts, prefix }: LocalDeployment, name: string): Promise<Account> {
  const file = accounts[name]?.key_file;
  if (!file)
    throw new Error(`the deployment has no account ${name}; there are ${Object.keys(accounts).join(", ")}`);
  const words = (await readFile(file, "utf8")).trim();
  const direct = await DirectSecp256k1HdWallet.fromMnemonic(words, { prefix });
  const amino = await Secp256k1HdWallet.fromMnemonic(words, { prefix });
  const [first] = await direct.getAccounts();
  if (!first) throw new Error(`${file} holds no key`);
  return { name, address: first.address, pubkey: first.pubkey, direct, amino };
}

/** What `getKey` answers. */
export function keyOf({ name, address, pubkey }: Account) {
  return {
    name,
    algo: "secp256k1",
    bech32Address: address,
    pubKey: wire(pubkey),
    address: wire(fromBech32(address, MOST_LETTERS).data),
    ethereumHexAddress: "",
    isNanoLedger: false,
    isKeystone: false,
  };
}

export function wire(bytes: Uint8Array): { bytes: string } {
  return { bytes: toBase64(bytes) };
}
