import { PATTERNS, type FieldKind, type Refusals } from "../generated/errors.js";

/** A refusal of Tributary, told apart by `kind`. */
export type Refusal = { [Kind in keyof Refusals]: { kind: Kind; fields: Refusals[Kind] } }[keyof Refusals];

/** Longer texts are not the contract's: what it quotes is bounded. */
const MAX_TEXT = 4_000;

/** Reads what the contract said; nothing when it did not say it. */
export function refusalOf(text: string): Refusal | undefined {
  if (text.length > MAX_TEXT) return undefined;
  for (const { kind, pattern, fields } of PATTERNS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const values: Record<string, unknown> = {};
    fields.forEach(([name, of], place) => {
      values[name] = valueOf(of, found[place + 1] ?? "");
    });
    // fields and their types come from the same texts as the patterns
    return { kind, fields: values } as Refusal;
  }
  return undefined;
}

function valueOf(kind: FieldKind, text: string): unknown {
  switch (kind) {
    case "number":
      return Number(text);
    case "hex":
      return Number.parseInt(text, 16);
    case "bigint":
      return BigInt(text);
    case "holder":
      return text.startsWith("(") ? undefined : text;
    case "next":
      return text.startsWith("none") ? undefined : Number(text.replace(/\D/g, ""));
    case "string":
    case "label":
    case "hash":
    case "address":
    case "reason":
      return text;
  }
}
