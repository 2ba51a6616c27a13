import { describe, expect, it } from "vitest";
import { type DatanetDraft, EMPTY_DATANET, readDatanet } from "./datanetDraft";
import { EMPTY_MODEL, type ModelDraft, readModel } from "./modelDraft";

const A = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const datanet = (draft: Partial<DatanetDraft>) =>
  readDatanet({ ...EMPTY_DATANET, name: "birds", ...draft }, [], "wasm");
const model = (draft: Partial<ModelDraft>, decimals: number | undefined = 6) =>
  readModel(
    { ...EMPTY_MODEL, name: "owl", lineage: [{ datanet: "1", weight: "1" }], ...draft },
    decimals,
    "wasm",
  );

describe("a datanet's registration", () => {
  it("needs a name and nothing else", () => {
    expect(datanet({}).value).toEqual({ register_datanet: { name: "birds" } });
    expect(datanet({ name: " " })).toEqual({ problems: {}, missing: ["a name"] });
  });

  it("takes all that the contract does", () => {
    const contributors = [{ address: A, weight: 3 }];
    const draft: DatanetDraft = {
      name: "birds",
      description: "songs",
      uri: "ipfs://b",
      contentHash: "ff".repeat(32),
      license: "CC-BY-4.0",
      curatorFee: "2.5",
      influence: "20",
      attestors: A,
      window: "36h",
      notice: "7 days",
      parents: [
        {
          datanet: "2",
          royalty: "5",
        },
      ],
    };
    expect(readDatanet(draft, contributors, "wasm").value).toEqual({
      register_datanet: {
        name: "birds",
        description: "songs",
        uri: "ipfs://b",
        license: "CC-BY-4.0",
        content_hash: btoa("ÿ".repeat(32)),
        curator_fee_bps: 250,
        influence_bps: 2e3,
        attestors: [A],
        attribution_window: 129600,
        notice_seconds: 604800,
        parents: [
          {
            datanet_id: 2,
            royalty_bps: 500,
          },
        ],
        contributors,
      },
    });
  });

  it("with an influence lane gives notice of its window and one day", () => {
    expect(datanet({ influence: "20", notice: "47 hours" }).problems.notice).toMatch(/2 days/);
    expect(datanet({ influence: "20", notice: "2 days" }).value).toBeDefined();
    expect(datanet({ influence: "20", window: "2d", notice: "2d" }).problems.notice).toMatch(/3 days/);
  });

  it("without an influence lane has no attestors", () => {
    expect(datanet({ attestors: A, window: "1d" }).value).toEqual({ register_datanet: { name: "birds" } });
  });

  it.each([
    ["curatorFee", { curatorFee: "10.01" }],
    ["influence", { influence: "50.01" }],
    ["description", { description: "é".repeat(257) }],
    ["contentHash", { contentHash: "abc" }],
    ["notice", { notice: "400 days" }],
    ["attestors", { influence: "1", notice: "2d", attestors: "bob" }],
    ["parents", { parents: [{ datanet: "x", royalty: "1" }] }],
    ["parents", { parents: [{ datanet: "1", royalty: "51" }] }],
  ])("is held up by a wrong %s", (key, draft) => {
    const { problems, value } = datanet(draft);
    expect(Object.keys(problems)).toEqual([key]);
    expect(value).toBeUndefined();
  });

  it("has each parent once, for 50 % together at most", () => {
    const parents = (...rows: [string, string][]) =>
      datanet({ parents: rows.map(([id, royalty]) => ({ datanet: id, royalty })) });
    expect(parents(["1", "25"], ["2", "25"]).value).toBeDefined();
    expect(parents(["1", "25"], ["2", "25.01"]).problems.parents).toMatch(/add up to 50.01 %/);
    expect(parents(["1", "5"], ["1", "5"]).problems.parents).toMatch(/twice/);
    expect(parents(["1", ""]).missing).toEqual(["the 1st parent's royalty"]);
  });
});

describe("a model's registration", () => {
  it("needs a name and a lineage", () => {
    expect(model({}).value).toEqual({
      register_model: { name: "owl", operator_fee_bps: 0, lineage: [{ datanet_id: 1, weight: 1 }] },
    });
    expect(model({ name: "", lineage: [] }).missing).toEqual(["a name", "a datanet that the model rests on"]);
  });

  it("takes all that the contract does", () => {
    const draft: Partial<ModelDraft> = {
      uri: "ipfs://m",
      operatorFee: "20",
      gateways: A,
      succeeds: "3",
      priced: "yes",
      amount: "1.5",
      token: "wasm1token",
      unit: "query",
    };
    expect(model(draft).value).toEqual({
      register_model: {
        name: "owl",
        uri: "ipfs://m",
        operator_fee_bps: 2e3,
        gateways: [A],
        succeeds: 3,
        unit_price: {
          token: "wasm1token",
          amount: "1500000",
          unit: "query",
        },
        lineage: [
          {
            datanet_id: 1,
            weight: 1,
          },
        ],
      },
    });
  });

  it.each([
    ["operatorFee", { operatorFee: "40.01" }],
    ["succeeds", { succeeds: "owl" }],
    ["gateways", { gateways: "bob" }],
    ["amount", { priced: "yes", amount: "0", token: "t", unit: "query" }],
    ["amount", { priced: "yes", amount: "0.0000001", token: "t", unit: "query" }],
    ["lineage", { lineage: [{ datanet: "1", weight: "4294967296" }] }],
    ["lineage", { lineage: ["1", "1"].map((id) => ({ datanet: id, weight: "1" })) }],
  ])("is held up by a wrong %s", (key, draft) => {
    const { problems, value } = model(draft);
    expect(Object.keys(problems)).toEqual([key]);
    expect(value).toBeUndefined();
  });

  it("waits for the token's decimals", () => {
    const price = { priced: "yes", amount: "1", token: "t", unit: "query" };
    expect(
      readModel({ ...EMPTY_MODEL, name: "owl", lineage: [], ...price }, undefined, "wasm").missing,
    ).toContain("the price's token");
  });
});
