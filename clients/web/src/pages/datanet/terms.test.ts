import { expect, it } from "vitest";
import { percent, percentOfShare, termsOf } from "./terms";

const PLAIN = {
  datanet_id: 2,
  curator_fee_bps: 0,
  influence_bps: 0,
  attribution_window: null,
  notice_seconds: 0,
  lineage: [{ datanet_id: 2, share: "1" }],
};

it("says the terms of a plain datanet", () => {
  expect(termsOf(PLAIN)).toEqual([
    "The curator takes nothing. This can never rise.",
    "All of the rest is shared among contributors by weight. There is no part that goes by influence.",
    "Changes of weights act at once, and never touch what was earned before.",
  ]);
});

it("says what runs to parents, to the curator, by influence, and what notice is given", () => {
  const [own, curator, influence, notice] = termsOf({
    ...PLAIN,
    curator_fee_bps: 250,
    influence_bps: 2_000,
    attribution_window: 86_400,
    notice_seconds: 172_800,
    lineage: [
      { datanet_id: 1, share: "0.1" },
      { datanet_id: 2, share: "0.9" },
    ],
  });
  expect(own).toMatch(/, 90 % stay here/);
  expect(curator).toMatch(/takes 2.5 % of/);
  expect(influence).toMatch(/^20 % of the rest .* up to 1 day /);
  expect(notice).toMatch(/announced 2 days before/);
});

it("writes shares and basis points without needless zeros", () => {
  expect(percent(10_000)).toBe("100 %");
  expect(percent(1)).toBe("0.01 %");
  expect(percentOfShare("0.775")).toBe("77.5 %");
  expect(percentOfShare("1")).toBe("100 %");
  expect(percentOfShare("0.005")).toBe("0.5 %");
  expect(percentOfShare("0.333333333333333333")).toBe("33.33 %");
});
