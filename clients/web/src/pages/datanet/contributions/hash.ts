import { sha256 } from "@noble/hashes/sha2";

/** The contract tells hashes as base64; people compare what `sha256sum` prints. */
export function hexOf(base64: string): string {
  try {
    return [...atob(base64)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    return base64;
  }
}

/** Reads 64 hex digits, or base64 of 32 bytes, as base64; nothing if it is neither. */
export function hashIn(text: string): string | undefined {
  const typed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(typed)) {
    const bytes = typed.match(/../g) ?? [];
    return btoa(String.fromCharCode(...bytes.map((pair) => Number.parseInt(pair, 16))));
  }
  // 32 bytes: 43 letters, of which the last carries 4 bits, and one sign of padding
  return /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(typed) ? typed : undefined;
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
    if (piece.done) return btoa(String.fromCharCode(...hash.digest()));
    hash.update(piece.value);
    done += piece.value.length;
    onProgress(done / file.size);
  }
}
