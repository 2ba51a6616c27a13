import { bech32 } from "@scure/base";
import { readAddress } from "../../../chain/address";

/** The address of an account's 20 or 32 bytes in hex, on the chain with this prefix; nothing if they are not such. */
export function addressOfHex(hex: string, prefix: string): string | undefined {
  if (!/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(hex)) return undefined;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return bech32.encode(prefix, bech32.toWords(bytes), 120);
}

/** What a file's field that should be an address is instead. */
export function notAddress(found: string, prefix: string): string {
  if (found === "") return "no address";
  const shown = found.slice(0, 100);
  return found.startsWith(`${prefix}1`)
    ? `${shown}: this address has a typing mistake`
    : `${shown}: addresses of this chain begin with ${prefix}1`;
}

export { readAddress };
