import { sha256 } from "@noble/hashes/sha2";
import { base64, hex } from "@scure/base";

/** The contract tells hashes as base64; people compare what `sha256sum` prints. */
export function hexOf(hash: string): string {
  try {
    return hex.encode(base64.decode(hash));
  } catch {
    return hash;
  }
}

/** Reads 64 hex digits, or base64 of 32 bytes, as base64; nothing if it is neither. */
export function hashIn(text: string): string | undefined {
  const typed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(typed)) return base64.encode(hex.decode(typed));
  // 32 bytes: 43 letters, of which the last carries 4 bits, and one sign of padding
  return /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(typed) ? typed : undefined;
}

/** A text's SHA-256 as base64. */
export function hashText(text: string): string {
  return base64.encode(sha256(text));
}

/**
 * A file's SHA-256 as base64. It is read piece by piece, so that a large one needs no more memory than a small one, and
 * nothing of it leaves the browser.
 */
export async function hashFile(
  file: Pick<Blob, "stream" | "size">,
  onProgress: (part: number) => void = () => {},
  signal?: AbortSignal,
): Promise<string> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  let done = 0;
  for (;;) {
    const piece = await reader.read();
    if (signal?.aborted) {
      await reader.cancel();
      throw new DOMException("another file was chosen", "AbortError");
    }
    if (piece.done) return base64.encode(hash.digest());
    hash.update(piece.value);
    done += piece.value.length;
    onProgress(done / file.size);
  }
}
