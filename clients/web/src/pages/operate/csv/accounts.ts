import { bech32, hex } from "@scure/base";
import { readAddress } from "../../../chain/address";

/** The address of an account's 20 or 32 bytes in hex, on the chain with this prefix; nothing if they are not such. */
export function addressOfHex(digits: string, prefix: string): string | undefined {
  if (!/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(digits)) return undefined;
  return bech32.encode(prefix, bech32.toWords(hex.decode(digits)), 120);
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
