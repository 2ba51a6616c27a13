import { addressProblem, readAddress } from "../../chain/address";
import { isId } from "../../chain/ids";

/** What somebody looks for, as they typed it. */
export type Sought =
  | { kind: "id"; id: number; what: "datanet" | "model" | "any" }
  | { kind: "address"; address: string }
  | { kind: "problem"; words: string };

const NUMBER = /^(?:(datanet|model)\s*)?(?:#|no\.?\s*)?(\d+)$/i;

/** Reads a number, `datanet 3`, `model 2` or an address with the chain's prefix. */
export function soughtIn(text: string, prefix: string): Sought {
  const typed = text.trim();
  const [, what, digits] = NUMBER.exec(typed) ?? [];
  if (digits !== undefined) {
    const id = Number(digits);
    if (!isId(id)) return { kind: "problem", words: "Numbers begin at 1." };
    return { kind: "id", id, what: (what?.toLowerCase() as "datanet" | "model" | undefined) ?? "any" };
  }
  const address = readAddress(typed, prefix);
  if (address) return { kind: "address", address };
  const mistyped =
    typed.toLowerCase().startsWith(`${prefix}1`) && addressProblem(typed.toLowerCase(), prefix);
  return {
    kind: "problem",
    words: mistyped || `Type the number of a datanet or model, or an address that begins with ${prefix}1.`,
  };
}
