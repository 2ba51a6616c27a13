import type { Charge } from "tributary-client";
import { isQueryId } from "../../../chain/ids";
import { readHash, readWhole } from "../forms/checks";
import { MAX_CHARGES, MAX_QUERY_ID_BYTES } from "../forms/limits";
import { notAddress, readAddress } from "./accounts";
import { type Fault, findColumn, type Sheet } from "./sheet";

export interface ChargeRow {
  line: number;
  charge: Charge;
  units: number;
}

/** Reads `payer` and `query_id`, and perhaps `units` (else 1) and `digest`; at most 100, each payer's query id once. */
export function readCharges(sheet: Sheet, prefix: string): { rows: ChargeRow[]; faults: Fault[] } {
  const payers = findColumn(sheet, "payer");
  const ids = findColumn(sheet, "query_id");
  const { faults } = sheet;
  const rows: ChargeRow[] = [];
  if (payers === undefined || ids === undefined) return { rows, faults };
  const optional = (name: string) => sheet.header.indexOf(name);
  const places = { units: optional("units"), digest: optional("digest") };
  const lines = new Map<string, number>();

  for (const { line, fields } of sheet.rows) {
    const refuse = (text: string) => faults.push({ line, text });
    const found = fields[payers] ?? "";
    const payer = readAddress(found, prefix);
    const query_id = fields[ids] ?? "";
    const units = readWhole(fields[places.units] || "1", 1, Number.MAX_SAFE_INTEGER);
    const digest = readHash(fields[places.digest] ?? "");
    const name = `${payer} ${query_id}`;
    const first = lines.get(name);
    if (payer === undefined) refuse(notAddress(found, prefix));
    else if (!isQueryId(query_id)) refuse(`a query id is 1 to ${MAX_QUERY_ID_BYTES} of A–Z a–z 0–9 . _ : -`);
    else if (first !== undefined)
      refuse(`this payer's query id is on line ${first} too; it can be charged once`);
    else if (!("value" in units)) refuse("units are a whole number from 1");
    else if (!("value" in digest)) refuse("a digest is 64 hex digits, or base64 of 32 bytes");
    else {
      lines.set(name, line);
      const charge = {
        payer,
        query_id,
        units: units.value,
        ...(digest.value !== "" && { digest: digest.value }),
      };
      rows.push({ line, charge, units: units.value });
    }
  }
  const over = rows[MAX_CHARGES];
  if (over)
    faults.push({
      line: over.line,
      text: `a message takes ${MAX_CHARGES} charges; put the rest into a second file`,
    });
  return { rows, faults };
}
