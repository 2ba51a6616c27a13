import { bech32 } from "@scure/base";

/** The longest that BIP 173 has, and that the contract takes. */
const MAX_LENGTH = 90;

/** What is wrong with an address of the chain with this prefix; nothing if it is one. */
export function addressProblem(text: string, prefix: string): string | undefined {
  if (!text.startsWith(`${prefix}1`)) return `an address of this chain begins with ${prefix}1`;
  if (text !== text.toLowerCase()) return "an address is in small letters";
  try {
    const { words } = bech32.decode(text as `${string}1${string}`, MAX_LENGTH);
    const { length } = bech32.fromWords(words);
    // accounts and contracts
    if (length === 20 || length === 32) return undefined;
    return `an address holds 20 or 32 bytes, this one ${length}`;
  } catch {
    return "not an address: a letter is missing, too many or mistyped";
  }
}

/** The address of an account's 20 or 32 bytes in hex, on the chain with this prefix; nothing if they are not such. */
export function addressOfHex(hex: string, prefix: string): string | undefined {
  if (!/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(hex)) return undefined;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return bech32.encode(prefix, bech32.toWords(bytes), MAX_LENGTH);
}
