/** A file is hashed as a whole, in memory. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** SHA-256, as base64: how the contract takes hashes. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto.subtle) {
    throw new Error("this browser hashes only on pages that come by https, or from this machine");
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...hash));
}

/** A hash of the contract's as tools print it: 64 hex digits. */
export function hexOf(base64: string): string {
  return Array.from(atob(base64), (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/** 64 hex digits as the contract takes them; none if they are none. */
export function digestOfHex(hex: string): string | undefined {
  const digits = hex.trim();
  if (!/^[0-9a-fA-F]{64}$/.test(digits)) return undefined;
  return btoa(
    (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(""),
  );
}
