import { bech32 } from "@scure/base";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { readCharges } from "./charges";
import { readSheet } from "./sheet";
import { readWeights } from "./weights";

const A = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const B = "wasm1mmhm7hr85xamazzh9plluvpy7s7qw05ccg0mtz";
const numbered = (number: number) => {
  const bytes = new Uint8Array(20);
  new DataView(bytes.buffer).setUint32(0, number);
  return bech32.encode("wasm", bech32.toWords(bytes));
};
const weights = (text: string, removals = false) => readWeights(readSheet(Papa, text), "wasm", { removals });
const charges = (text: string) => readCharges(readSheet(Papa, text), "wasm");

describe("a sheet", () => {
  it("keeps each row's line, blank lines and a byte order mark passed over", () => {
    const sheet = readSheet(Papa, "\ufeff\r\na , b\r\n\r\n1,2\r\n , \r\n3, 4 \r\n");
    expect(sheet).toEqual({
      header: ["a", "b"],
      rows: [
        { line: 4, fields: ["1", "2"] },
        { line: 6, fields: ["3", "4"] },
      ],
      faults: [],
    });
  });

  it.each([
    ["", 1, /empty/],
    ["a,b\n", 1, /no line after/],
    ["a,b\n1,2\n1,2,3\n", 3, /3 fields, the header has 2/],
    ["a,a\n1,2\n", 1, /column a is there twice/],
    ['a,b\n1,"2\n3,4\n', 2, /quote opens/],
  ])("%j is refused", (text, line, fault) => {
    expect(readSheet(Papa, text).faults).toEqual([{ line, text: expect.stringMatching(fault) }]);
  });

  it("may be parted by semicolons, as some spreadsheets write it", () => {
    expect(readSheet(Papa, "a;b\n1;2\n").rows).toEqual([{ line: 2, fields: ["1", "2"] }]);
  });
});

describe("weights", () => {
  it("are read by their columns' names, others passed over", async () => {
    const read = await weights(`commits,name,address\n3,x,${A}\n4,"y, z",${B}\n`);
    expect(read.faults).toEqual([]);
    expect(read.rows).toEqual([
      { line: 2, address: A, weight: 3 },
      { line: 3, address: B, weight: 4 },
    ]);
    expect(read.total).toBe(7n);
  });

  it("may name accounts in hex", async () => {
    expect((await weights(`account_hex,weight\n${"01".repeat(20)},3\n`)).rows[0]?.address).toBe(A);
  });

  it("may be 0 where that removes", async () => {
    expect((await weights(`address,weight\n${A},0\n`, true)).rows).toHaveLength(1);
    expect((await weights(`address,weight\n${A},0\n`)).faults[0]).toMatchObject({ line: 2 });
  });

  it.each([
    [`address,weight\n${A},1\nbob,2\n`, 3, /bob: addresses of this chain begin with wasm1/],
    [`address,weight\n${A},1\n\n${A},2\n`, 4, /on line 2 too/],
    [`address,weight\n${A},1.5\n`, 2, /whole number from 1, found 1.5/],
    [`address,weight\n${A},-1\n`, 2, /found -1/],
    [`address,weight\n${A},\n`, 2, /found nothing/],
    [`address,weight\n${A},9007199254740992\n`, 2, /whole number/],
    [`address,weight\n${A},9007199254740991\n${B},1\n`, 3, /add up to more/],
    [`account_hex,weight\n0101,1\n`, 2, /20 or 32 bytes/],
    [`address,share\n${A},1\n`, 1, /column weight or commits, it has address, share/],
  ])("%j is refused at its line", async (text, line, fault) => {
    expect((await weights(text)).faults).toEqual([{ line, text: expect.stringMatching(fault) }]);
  });

  it("are all told of what is wrong with them, and read on", async () => {
    const read = await weights(`address,weight\nx,1\n${A},x\n${B},2\n`);
    expect(read.faults.map(({ line }) => line)).toEqual([2, 3]);
    expect(read.rows).toEqual([{ line: 4, address: B, weight: 2 }]);
  });

  it("may be many", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `${numbered(index)},2`);
    const read = await weights(`address,weight\n${lines.join("\n")}`);
    expect([read.rows.length, read.total, read.faults]).toEqual([5_000, 10_000n, []]);
  });
});

describe("charges", () => {
  it("have 1 unit where none are told, and perhaps a digest", () => {
    const read = charges(`payer,query_id,units,digest\n${A},q-1,3,${"ff".repeat(32)}\n${B},q-1,,\n`);
    expect(read.faults).toEqual([]);
    expect(read.rows.map(({ charge }) => charge)).toEqual([
      { payer: A, query_id: "q-1", units: 3, digest: btoa("\u00ff".repeat(32)) },
      { payer: B, query_id: "q-1", units: 1 },
    ]);
    expect(charges(`payer,query_id\n${A},q-1\n`).rows[0]?.units).toBe(1);
  });

  it.each([
    [`payer,query_id\nbob,q\n`, 2, /begin with wasm1/],
    [`payer,query_id\n${A},a b\n`, 2, /a query id is/],
    [`payer,query_id\n${A},q\n${A},q\n`, 3, /on line 2 too/],
    [`payer,query_id,units\n${A},q,0\n`, 2, /units/],
    [`payer,query_id,digest\n${A},q,zz\n`, 2, /digest/],
    [`payer\n${A}\n`, 1, /column query_id/],
  ])("%j is refused at its line", (text, line, fault) => {
    expect(charges(text).faults).toEqual([{ line, text: expect.stringMatching(fault) }]);
  });

  it("are at most 100 in a message", () => {
    const lines = Array.from({ length: 101 }, (_, index) => `${A},q-${index}`);
    expect(charges(`payer,query_id\n${lines.join("\n")}`).faults).toEqual([
      { line: 102, text: expect.stringMatching(/100 charges/) },
    ]);
  });
});
