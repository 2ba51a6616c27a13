/** What somebody looks for, as they typed it. */
export type Sought =
  | { kind: "id"; id: number; what: "datanet" | "model" | "any" }
  | { kind: "address"; address: string }
  | { kind: "problem"; words: string };

const NUMBER = /^(?:(datanet|model)\s*)?(?:#|no\.?\s*)?(\d+)$/i;

/** Of bech32: no 1, b, i, o. */
const LETTERS = "[02-9ac-hj-np-z]";

/** Reads a number, `datanet 3`, `model 2` or an address with the chain's prefix. */
export function soughtIn(text: string, prefix: string): Sought {
  const typed = text.trim();
  const [, what, digits] = NUMBER.exec(typed) ?? [];
  if (digits !== undefined) {
    const id = Number(digits);
    if (!Number.isSafeInteger(id) || id < 1) return { kind: "problem", words: "Numbers begin at 1." };
    return { kind: "id", id, what: (what?.toLowerCase() as "datanet" | "model" | undefined) ?? "any" };
  }
  if (isAddress(typed, prefix)) return { kind: "address", address: typed.toLowerCase() };
  const words = `Type the number of a datanet or model, or an address that begins with ${prefix}1.`;
  return { kind: "problem", words };
}

/** Whether a text looks like an address; whether its checksum is right, the chain says. */
export function isAddress(text: string, prefix: string): boolean {
  // bech32 may be all in capitals
  const lower = text === text.toUpperCase() ? text.toLowerCase() : text;
  return new RegExp(`^${prefix}1${LETTERS}{38,58}$`).test(lower);
}
