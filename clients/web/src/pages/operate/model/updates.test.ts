import type { ModelResponse } from "tributary-client";
import { describe, expect, it } from "vitest";
import { priceOf, readGateways, readNewPrice, readTexts, textsOf } from "./updates";

const A = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const B = "wasm1mmhm7hr85xamazzh9plluvpy7s7qw05ccg0mtz";
const unit_price = { token: "token", amount: "1500000", unit: "query" };
const model = {
  model_id: 3,
  name: "owl",
  uri: "https://owl.example",
  operator_fee_bps: 2e3,
  gateways: [A],
  unit_price,
} as ModelResponse;

describe("a model's texts and fee", () => {
  const texts = (draft: object) => readTexts({ ...textsOf(model), ...draft }, model);

  it("are sent where they change", () => {
    expect(texts({ name: "eagle", uri: "", fee: "12.5" }).value).toEqual({
      update_model: { model_id: 3, name: "eagle", uri: "", operator_fee_bps: 1_250 },
    });
    expect(texts({}).missing).toEqual(["a change"]);
    expect(texts({ fee: "20" }).missing).toEqual(["a change"]);
  });

  it("never have the fee rise", () => {
    expect(texts({ fee: "20.01" }).problems).toHaveProperty("fee");
  });
});

describe("a model's price", () => {
  const price = (draft: object, decimals: number | undefined = 6) =>
    readNewPrice({ ...priceOf(model), ...draft }, decimals, model);

  it("is set anew", () => {
    expect(price({ amount: "2" }).value).toEqual({
      update_model: { model_id: 3, unit_price: { set: { ...unit_price, amount: "2000000" } } },
    });
    expect(price({ amount: "1.5" }).missing).toEqual(["a change"]);
    expect(price({}).missing).toEqual(["the price of a unit"]);
    expect(price({ amount: "0" }).problems).toHaveProperty("amount");
  });

  it("is taken away", () => {
    expect(price({ priced: "no" }).value).toEqual({
      update_model: { model_id: 3, unit_price: { none: {} } },
    });
    expect(
      readNewPrice({ ...priceOf(model), priced: "no" }, 6, { ...model, unit_price: null }).missing,
    ).toEqual(["a change"]);
  });

  it("waits for the token's decimals", () => {
    expect(readNewPrice({ ...priceOf(model), amount: "2" }, undefined, model).missing).toEqual([
      "the price's token",
    ]);
  });
});

describe("a model's gateways", () => {
  it("are sent as a whole", () => {
    expect(readGateways(`${A} ${B}`, "wasm", model).value).toEqual({
      update_model: { model_id: 3, gateways: [A, B] },
    });
    expect(readGateways("", "wasm", model).value).toEqual({ update_model: { model_id: 3, gateways: [] } });
    expect(readGateways(A, "wasm", model).missing).toEqual(["a change"]);
    expect(readGateways(B.slice(1), "wasm", model).problems).toHaveProperty("gateways");
  });
});
