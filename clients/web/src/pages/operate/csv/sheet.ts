import type Papa from "papaparse";

/** What is wrong with a line of a file, counted from 1. */
export interface Fault {
  line: number;
  text: string;
}

export interface Row {
  line: number;
  fields: string[];
}

/** A CSV file: its header, and its rows with as many fields, each with its line. */
export interface Sheet {
  header: string[];
  rows: Row[];
  faults: Fault[];
}

export type Parser = Pick<typeof Papa, "parse">;

/** Is loaded when the first file is read. */
export const loadParser = async (): Promise<Parser> => (await import("papaparse")).default;

/** Reads a file with a header line; blank lines are passed over. */
export function readSheet(parser: Parser, text: string): Sheet {
  // as the header has it: some spreadsheets write others than commas
  const delimiter = /^\s*[^\r\n]*?([,;\t])/.exec(text)?.[1] ?? ",";
  const { data } = parser.parse<string[]>(text, { delimiter });
  const sheet: Sheet = { header: [], rows: [], faults: [] };
  for (const [index, raw] of data.entries()) {
    const line = index + 1;
    if (raw.some((field) => /[\r\n]/.test(field))) {
      // what comes after it may have been swallowed, and its line is not known
      sheet.faults.push({ line, text: "a quote opens here and does not close on the same line" });
      return sheet;
    }
    // a byte order mark is trimmed too
    const fields = raw.map((field) => field.trim());
    if (fields.every((field) => field === "")) continue;
    if (sheet.header.length === 0) {
      sheet.header = fields;
      const twice = fields.find((name, place) => fields.indexOf(name) < place);
      if (twice !== undefined) sheet.faults.push({ line, text: `the column ${twice} is there twice` });
    } else if (fields.length !== sheet.header.length) {
      sheet.faults.push({ line, text: `${fields.length} fields, the header has ${sheet.header.length}` });
    } else {
      sheet.rows.push({ line, fields });
    }
  }
  if (sheet.rows.length === 0 && sheet.faults.length === 0) {
    sheet.faults.push({
      line: 1,
      text: sheet.header.length === 0 ? "the file is empty" : "no line after the header",
    });
  }
  return sheet;
}

/** Where the first of these columns is; without any, that is a fault of the header. */
export function findColumn(sheet: Sheet, ...names: string[]): number | undefined {
  const found = names.find((name) => sheet.header.includes(name));
  if (found !== undefined) return sheet.header.indexOf(found);
  // an empty file has been told of
  if (sheet.header.length > 0) {
    const there = sheet.header.join(", ");
    sheet.faults.push({ line: 1, text: `the header needs a column ${names.join(" or ")}, it has ${there}` });
  }
  return undefined;
}

const SLICE = 2_000;

/** Goes through a long list without holding up the page. */
export async function inSlices<T>(list: Iterable<T>, each: (item: T, index: number) => void): Promise<void> {
  let index = 0;
  for (const item of list) {
    if (index > 0 && index % SLICE === 0) await new Promise((resolve) => setTimeout(resolve));
    each(item, index);
    index += 1;
  }
}
