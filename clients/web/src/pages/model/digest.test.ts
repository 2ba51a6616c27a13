import { expect, it } from "vitest";
import { digestOf, digestOfHex, hexOf } from "./digest";

// of "abc", as FIPS 180-4 has it
const HEX = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

it("hashes as every other tool does", async () => {
  expect(hexOf(await digestOf(new TextEncoder().encode("abc")))).toBe(HEX);
});

it("reads a hash that was made elsewhere", () => {
  const base64 = digestOfHex(` ${HEX.toUpperCase()} `);
  expect(base64).toBeDefined();
  expect(hexOf(base64 ?? "")).toBe(HEX);
  for (const bad of ["", HEX.slice(1), `${HEX}0`, `g${HEX.slice(1)}`])
    expect(digestOfHex(bad), bad).toBeUndefined();
});
