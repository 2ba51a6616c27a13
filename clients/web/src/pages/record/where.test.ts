import { expect, it } from "vitest";
import { lookAgain, whereRecorded, whereShared } from "./where";

it("looks for events of the contract alone", () => {
  const record = { model_id: 2, record_id: 9, height: 77 };
  expect(whereRecorded("c", record)).toBe(
    "tx.height=77 AND wasm-query_recorded._contract_address='c' AND wasm-query_recorded.model_id='2' AND wasm-query_recorded.record_id='9'",
  );
  expect(whereShared("c", "released", record, 4)).toBe(
    "wasm-released._contract_address='c' AND wasm-released.model_id='2' AND wasm-released.record_id='9' AND wasm-released.datanet_id='4'",
  );
});

it("looks again a few times for what an index doesn't have yet, and not for what was found", () => {
  expect(lookAgain(null, 1)).toBe(2_000);
  expect(lookAgain(null, 5)).toBe(false);
  expect(lookAgain({ hash: "A" }, 1)).toBe(false);
  expect(lookAgain(undefined, 0)).toBe(false);
});
