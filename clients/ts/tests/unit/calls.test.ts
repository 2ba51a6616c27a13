import { expect, it } from "vitest";
import { depositCall, executeCall, recordQueryCall, type Call } from "../../src/index.js";
import { fromBase64, fromHex, jsonToBase64, toBase64, toHex } from "../../src/bytes.js";

/** What the token hands on to Tributary. */
function hookOf(call: Call): unknown {
  const { send } = call.msg as { send: { msg: string } };
  return JSON.parse(new TextDecoder().decode(fromBase64(send.msg)));
}

const paid = { token: "wasm1tok", contract: "wasm1tri", amount: 2500n };

it("a payment goes to the token, with what it is for inside", () => {
  const call = recordQueryCall({ ...paid, modelId: 1, queryId: "q-1" });
  expect(call).toMatchObject({
    contract: "wasm1tok",
    msg: { send: { contract: "wasm1tri", amount: "2500" } },
  });
  // what is not given is not sent: contracts refuse fields that they do not know, and older ones know fewer
  expect(hookOf(call)).toEqual({ record_query: { model_id: 1, query_id: "q-1" } });
});

it("units, count and digest are handed on", () => {
  const digest = toBase64(new Uint8Array(32));
  const call = recordQueryCall({ ...paid, modelId: 1, queryId: "q", units: 3, count: 4, digest });
  expect(hookOf(call)).toEqual({
    record_query: { model_id: 1, query_id: "q", units: 3, count: 4, digest },
  });
});

it("a deposit is the sender's, or a beneficiary's", () => {
  expect(hookOf(depositCall(paid))).toEqual({ deposit: {} });
  expect(hookOf(depositCall({ ...paid, amount: "7", beneficiary: "wasm1x" }))).toEqual({
    deposit: { beneficiary: "wasm1x" },
  });
});

it("a message of the contract goes to it as it is", () => {
  expect(executeCall("wasm1tri", { claim: {} })).toEqual({ contract: "wasm1tri", msg: { claim: {} } });
});

it("texts of all languages survive the way", () => {
  const message = { text: "Überfluß 数据 🌊 \u0000" };
  expect(JSON.parse(new TextDecoder().decode(fromBase64(jsonToBase64(message))))).toEqual(message);
});

it("bytes survive the way, and what is none is refused", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(fromHex(toHex(bytes))).toEqual(bytes);
  expect(() => fromBase64("*")).toThrow(/^expected base64/);
  for (const text of ["a", "zz", "0x00"]) expect(() => fromHex(text)).toThrow(/^expected hex/);
});
