import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { hashFile, hashIn, hashText, hexOf } from "./hash";

describe("hashFile", () => {
  it("is SHA-256, of a large file that comes in pieces too", async () => {
    const bytes = new Uint8Array(randomBytes(3_000_001));
    const parts: number[] = [];
    const stream = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(control) {
          for (let at = 0; at < bytes.length; at += 65_536) control.enqueue(bytes.subarray(at, at + 65_536));
          control.close();
        },
      });
    const hash = await hashFile({ stream, size: bytes.length }, (part) => parts.push(part));
    expect(hash).toBe(createHash("sha256").update(bytes).digest("base64"));
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.at(-1)).toBe(1);
  });

  it("is that of nothing for an empty file", async () => {
    expect(hexOf(await hashFile(new Blob([])))).toBe(createHash("sha256").digest("hex"));
  });

  it("stops when another file was chosen", async () => {
    const control = new AbortController();
    control.abort();
    await expect(hashFile(new Blob(["x"]), undefined, control.signal)).rejects.toThrow("another file");
  });
});

test("a text's hash is that of its UTF-8", () => {
  expect(hexOf(hashText("Drossel ü"))).toBe(createHash("sha256").update("Drossel ü").digest("hex"));
});

test("what is no base64 is told as it is", () => {
  expect(hexOf("no hash")).toBe("no hash");
});

describe("hashIn", () => {
  const hash = createHash("sha256").update("robin");
  const [hex, base64] = [hash.copy().digest("hex"), hash.digest("base64")];

  it("reads hex and base64 of 32 bytes", () => {
    expect(hashIn(` ${hex.toUpperCase()} `)).toBe(base64);
    expect(hashIn(base64)).toBe(base64);
    expect(hexOf(base64)).toBe(hex);
  });

  it("refuses what is neither", () => {
    for (const text of [
      "",
      hex.slice(1),
      `${hex}00`,
      base64.slice(1),
      `${base64.slice(0, 42)}B=`,
      "x".repeat(64),
    ]) {
      expect(hashIn(text)).toBeUndefined();
    }
  });
});
