import type { DatanetPart, QueryRecordResponse } from "tributary-client";
import { describe, expect, it } from "vitest";
import { atomsOf, decimalOf } from "../../../chain/decimal";
import { type Flow, type FlowOf, flowOf } from "./flow";

const part = (over: Partial<DatanetPart> = {}): DatanetPart => ({
  datanet_id: 3,
  part: "100.5",
  curator: "2",
  base: "98.5",
  pot: null,
  weights_version: 4,
  total_weight: 10,
  ...over,
});

const record = (payer: string, datanets: DatanetPart[], token = "t") =>
  ({ record_id: 1, model_id: 1, payer, token, datanets }) as QueryRecordResponse;

const input = (records: QueryRecordResponse[], over: Partial<FlowOf> = {}): FlowOf => ({
  datanet: { id: 3, name: "birds" },
  token: "t",
  records: records.map((record) => ({ model: { id: 1, name: "birdsong" }, record })),
  everybody: {
    version: 4,
    contributors: [
      { address: "wasm1a", weight: 7 },
      { address: "wasm1b", weight: 3 },
    ],
  },
  write: (amount) => amount,
  ...over,
});

const texts = ({ links }: Flow) =>
  Object.fromEntries(links.map((link) => [`${link.source}>${link.target}`, link.text]));

/** Exactly: no band is lost or made. */
function balance({ links }: Flow, node: string): bigint {
  return links.reduce((sum, { source, target, text }) => {
    if (target === node) return sum + atomsOf(text);
    return source === node ? sum - atomsOf(text) : sum;
  }, 0n);
}

describe("flowOf", () => {
  it("runs from payers through models to curator and contributors", () => {
    const flow = flowOf(input([record("wasm1p", [part()])]));
    expect(texts(flow)).toEqual({
      "payer:wasm1p>model:1": "100.5",
      "model:1>datanet:3": "100.5",
      "datanet:3>curator": "2",
      "datanet:3>contributor:wasm1a": "68.95",
      "datanet:3>contributor:wasm1b": "29.55",
    });
    expect(flow).toMatchObject({ records: 1, total: "100.5" });
  });

  it("adds up exactly, whatever the fractions", () => {
    const third = part({ part: "33.333333333333333333", curator: "0", base: "33.333333333333333333" });
    const flow = flowOf(
      input([record("wasm1p", [third]), record("wasm1q", [third]), record("wasm1p", [part()])]),
    );
    for (const node of ["datanet:3", "model:1"]) expect(balance(flow, node)).toBe(0n);
  });

  it("shows what waits, what was attributed and what was released", () => {
    const pot = (status: object) =>
      part({ part: "110.5", base: "98.5", pot: { amount: "10", status: status as never } });
    const shared = { weights_version: 4, total_weight: 10 };
    const flow = flowOf(
      input([
        record("wasm1p", [pot({ waiting: { deadline: 9 } })]),
        record("wasm1p", [pot({ attributed: { base: "4", ...shared } })]),
        record("wasm1p", [pot({ released: shared })]),
      ]),
    );
    expect(texts(flow)).toMatchObject({
      "datanet:3>pot": "10",
      "datanet:3>influence": "6",
      // of 3 × 98.5, of the 4 that were not attributed and of the 10 released
      "datanet:3>contributor:wasm1a": "216.65",
    });
    expect(balance(flow, "datanet:3")).toBe(0n);
  });

  it("names the largest contributors and puts the others together", () => {
    const contributors = Array.from({ length: 12 }, (_, index) => ({
      address: `wasm1c${index}`,
      weight: 12 - index,
    }));
    const flow = flowOf(
      input([record("wasm1p", [part({ total_weight: 100 })])], { everybody: { version: 4, contributors } }),
    );
    expect(flow.nodes.filter(({ kind }) => kind === "contributor")).toHaveLength(8);
    // 98.5 × (100 − (12 + … + 5)) / 100: seats that nobody took are others' too
    expect(texts(flow)["datanet:3>others"]).toBe("31.52");
    expect(balance(flow, "datanet:3")).toBe(0n);
  });

  it("says apart what was shared by earlier weights, and doesn't guess before the weights are known", () => {
    const earlier = flowOf(input([record("wasm1p", [part({ weights_version: 3 })])]));
    expect(texts(earlier)["datanet:3>earlier"]).toBe("98.5");
    const unknown = flowOf(input([record("wasm1p", [part()])], { everybody: undefined }));
    expect(texts(unknown)["datanet:3>everybody"]).toBe("98.5");
  });

  it("names the largest payers and puts the others together", () => {
    const records = Array.from({ length: 12 }, (_, index) => record(`wasm1p${index}`, [part()]));
    const flow = flowOf(input(records));
    expect(texts(flow)["payers>model:1"]).toBe("402");
    expect(flow.nodes.find(({ id }) => id === "payers")?.name).toBe("4 other payers");
  });

  it("leaves out other tokens, and records from before the datanet had weight", () => {
    const flow = flowOf(
      input([record("wasm1p", [part()], "other"), record("wasm1p", [part({ datanet_id: 9 })])]),
    );
    expect(flow).toEqual({ nodes: [], links: [], records: 0, total: "0" });
  });
});

it("reads and writes decimals without losing a digit", () => {
  for (const text of [
    "0",
    "1",
    "0.000000000000000001",
    "340282366920938463463374607431768211455.999999999999999999",
  ]) {
    expect(decimalOf(atomsOf(text))).toBe(text);
  }
});
