import { bech32 } from "@scure/base";

/** Bytes of a key's address, and of a contract's. */
const LENGTHS = new Set([20, 32]);

/** The address in what was typed, in the form that the chain uses; none where it isn't one of this chain. */
export function readAddress(text: string, prefix: string): string | undefined {
  const typed = text.trim();
  if (typed.length > 120) return undefined;
  const decoded = bech32.decodeUnsafe(typed, 120);
  if (decoded?.prefix !== prefix) return undefined;
  const bytes = bech32.fromWordsUnsafe(decoded.words);
  return bytes && LENGTHS.has(bytes.length) ? typed.toLowerCase() : undefined;
}

/** What is wrong with a typed address; nothing while it is empty. */
export function addressProblem(text: string, prefix: string): string | undefined {
  if (text.trim() === "" || readAddress(text, prefix)) return undefined;
  return text.trim().startsWith(`${prefix}1`)
    ? "This address has a typing mistake: some of its characters are wrong or missing."
    : `Addresses of this chain begin with ${prefix}1.`;
}
