import { MAX_TOTAL_WEIGHT } from "../forms/limits";
import { addressOfHex, notAddress, readAddress } from "./accounts";
import { type Fault, findColumn, inSlices, type Sheet } from "./sheet";

export interface WeightRow {
  line: number;
  address: string;
  weight: number;
}

export interface Weights {
  rows: WeightRow[];
  total: bigint;
  faults: Fault[];
}

/**
 * Reads `address` (or `account_hex`) and `weight` (or `commits`), each address once; other columns are passed over.
 * With `removals` a weight may be 0.
 */
export async function readWeights(
  sheet: Sheet,
  prefix: string,
  options: { removals?: boolean } = {},
): Promise<Weights> {
  const plain = findColumn(sheet, "address", "account_hex");
  const weights = findColumn(sheet, "weight", "commits");
  const { faults } = sheet;
  const read: Weights = { rows: [], total: 0n, faults };
  if (plain === undefined || weights === undefined) return read;
  const hex = sheet.header[plain] === "account_hex";
  const min = options.removals ? 0 : 1;
  const lines = new Map<string, number>();
  let tooMuch = false;

  await inSlices(sheet.rows, ({ line, fields }) => {
    const found = fields[plain] ?? "";
    const address = hex ? addressOfHex(found, prefix) : readAddress(found, prefix);
    if (address === undefined) {
      faults.push({ line, text: hex ? "20 or 32 bytes in hex are expected" : notAddress(found, prefix) });
      return;
    }
    const first = lines.get(address);
    if (first !== undefined) {
      faults.push({ line, text: `${address} is on line ${first} too; each address stands once` });
      return;
    }
    lines.set(address, line);
    const text = fields[weights] ?? "";
    const weight = /^\d{1,16}$/.test(text) ? Number(text) : -1;
    if (weight < min || BigInt(weight) > MAX_TOTAL_WEIGHT) {
      const shown = text.slice(0, 40) || "nothing";
      faults.push({ line, text: `a weight is a whole number from ${min}, found ${shown}` });
      return;
    }
    read.total += BigInt(weight);
    if (read.total > MAX_TOTAL_WEIGHT && !tooMuch) {
      tooMuch = true;
      faults.push({ line, text: `by this line all weights add up to more than ${MAX_TOTAL_WEIGHT}` });
    }
    read.rows.push({ line, address, weight });
  });
  return read;
}
