// What browsers and Node both have, in one place.

const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Refuses what {@link toBase64} does not write: atob takes blanks, missing padding, and spare bits. */
export function fromBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch (cause) {
    throw new Error(`expected base64, found ${text.slice(0, 60)}`, { cause });
  }
  if (btoa(binary) !== text)
    throw new Error(`expected base64, padded and without blanks, found ${text.slice(0, 60)}`);
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Refuses what is no hex. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) throw new Error(`expected hex, found ${text.slice(0, 60)}`);
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** JSON as base64: how a cw20 `send` carries its message. */
export const jsonToBase64 = (message: object): string => toBase64(utf8(JSON.stringify(message)));
