import { expect, test } from "vitest";
import { type AllowanceForm, each, readAllowance, setAllowance } from "./allowance";

const NOW = 1_795_411_650;
const FORM: AllowanceForm = {
  model: "1",
  perCharge: "0.01",
  budget: "2",
  period: "",
  unit: "days",
  expires: "",
};
const read = (change: Partial<AllowanceForm>) => readAllowance({ ...FORM, ...change }, 6, NOW);

test("an allowance without a period is for all time", () => {
  const { terms, problems } = read({});
  expect(problems).toEqual({});
  expect(terms && setAllowance("wasm1trib", terms)).toEqual({
    set_allowance: { model_id: 1, token: "wasm1trib", per_charge_max: "10000", budget: "2000000" },
  });
});

test("periods are told in minutes, hours or days, and an end as a moment", () => {
  const expires = new Date((NOW + 3_600) * 1_000).toISOString();
  const { terms } = read({ period: "36", unit: "hours", expires });
  expect(terms && setAllowance("wasm1trib", terms)).toMatchObject({
    set_allowance: { period_seconds: 129_600, expires_at: NOW + 3_600 },
  });
});

test('a period reads as after "each"', () => {
  expect([86_400, 7_200, 90_060].map(each)).toEqual(["day", "2 hours", "1 day 1 hour 1 minute"]);
});

test("an empty form has no problems, and no terms", () => {
  const { problems, terms } = read({ model: "", perCharge: "", budget: "" });
  expect(problems).toEqual({});
  expect(terms).toBeUndefined();
});

test.each<[keyof AllowanceForm, string, string]>([
  ["model", "0", "numbered"],
  ["model", "one", "numbered"],
  ["perCharge", "3", "whole budget"],
  ["perCharge", "0.0000001", "at most 6 digits"],
  ["budget", "0", "nothing"],
  ["budget", "-1", "amount"],
  ["period", "0", "minute"],
  ["period", "1.5", "minute"],
  ["period", "999999999999", "minute"],
  ["expires", "2020-01-01T00:00", "to come"],
])("%s of %s is refused in words", (field, value, words) => {
  const { problems, terms } = read({ [field]: value });
  expect(problems[field]).toContain(words);
  expect(terms).toBeUndefined();
});
