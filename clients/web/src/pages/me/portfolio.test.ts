import type { CreditsResponse, EarningsResponse } from "tributary-client";
import { expect, test } from "vitest";
import { claims, join } from "./portfolio";

const ME = "wasm1me";
const [TRIB, OTHER] = ["wasm1trib", "wasm1other"];

function datanet(datanet_id: number, claimable: string, claimed = "0", curated = "0", token = TRIB) {
  const lifetime = `${BigInt(claimable) + BigInt(claimed)}`;
  return {
    datanet_id,
    weight: 1,
    curator: curated !== "0",
    tokens: [{ token, claimable, claimed, lifetime, curator_claimable: curated }],
  };
}

function page(datanets: ReturnType<typeof datanet>[], next: number | null, credits = "0"): EarningsResponse {
  const total = (token: string, credits_claimable: string) => ({
    token,
    claimable: "0",
    claimed: "0",
    lifetime: "0",
    credits_claimable,
    credits_claimed: "7",
  });
  return {
    address: ME,
    payout_address: "wasm1vault",
    datanets,
    next,
    tokens: [total(TRIB, credits), total(OTHER, "0")],
  };
}

function credits(operator: string, protocol: string): CreditsResponse {
  const none = { curator: "0", operator: "0", protocol: "0", claimed: "0" };
  return {
    address: ME,
    credits: [
      { ...none, token: TRIB, operator, protocol },
      { ...none, token: OTHER },
    ],
  };
}

test("pages add up, and credits count once however many pages there are", () => {
  const portfolio = join(
    [page([datanet(1, "100", "20")], 1, "60"), page([datanet(2, "9007199254740993", "0", "5")], null, "60")],
    credits("40", "15"),
  );
  expect(portfolio?.tokens[0]).toEqual({
    token: TRIB,
    claimable: 9007199254741158n,
    claimed: 27n,
    lifetime: 9007199254741185n,
    // five of the datanet curated now, five of one that was curated before
    roles: { contributor: 9007199254741093n, curator: 10n, operator: 40n, protocol: 15n },
  });
  expect(portfolio?.complete).toBe(true);
  expect(portfolio?.payoutAddress).toBe("wasm1vault");
});

test("a portfolio says so when there are more datanets than it has", () => {
  expect(join([page([datanet(1, "1")], 1)], credits("0", "0"))?.complete).toBe(false);
});

test("one message claims everything from up to thirty datanets, for the address, whoever signs", () => {
  const portfolio = join(
    [page([datanet(1, "3"), datanet(2, "0", "8"), datanet(3, "0", "0", "4")], null)],
    credits("0", "0"),
  );
  expect(portfolio && claims(portfolio, [TRIB, OTHER])).toEqual([
    [{ claim: { address: ME, tokens: [TRIB] } }],
  ]);
});

test("a token that is left out is not claimed", () => {
  const portfolio = join(
    [page([datanet(1, "3"), datanet(2, "5", "0", "0", OTHER)], null)],
    credits("0", "0"),
  );
  expect(portfolio && claims(portfolio, [OTHER])).toEqual([[{ claim: { address: ME, tokens: [OTHER] } }]]);
  expect(portfolio && claims(portfolio, [])).toEqual([]);
});

const many = (count: number, claimable: string) =>
  Array.from({ length: count }, (_, index) => datanet(index + 1, claimable));

test("more than thirty datanets are claimed by several messages, three to a transaction", () => {
  const portfolio = join([page(many(95, "1"), null)], credits("0", "0"));
  const plan = portfolio ? claims(portfolio, [TRIB]) : [];
  const ids = plan.flat().map((message) => ("claim" in message ? (message.claim.datanets ?? []) : []));
  expect(plan.map((transaction) => transaction.length)).toEqual([3, 1]);
  expect(ids.map((list) => list.length)).toEqual([30, 30, 30, 5]);
  expect(ids.flat()).toEqual(many(95, "1").map(({ datanet_id }) => datanet_id));
});

test("of many datanets only those that pay in a chosen token are named", () => {
  const paying = [datanet(41, "3"), datanet(42, "0", "0", "4"), datanet(43, "5", "0", "0", OTHER)];
  const portfolio = join([page([...many(40, "0"), ...paying], null)], credits("0", "0"));
  expect(portfolio && claims(portfolio, [TRIB])).toEqual([
    [{ claim: { address: ME, tokens: [TRIB], datanets: [41, 42] } }],
  ]);
});

test("credits alone are claimed without going through many datanets", () => {
  const portfolio = join([page(many(31, "0"), null, "12")], credits("12", "0"));
  expect(portfolio && claims(portfolio, [TRIB])).toEqual([
    [{ claim: { address: ME, tokens: [TRIB], limit: 1 } }],
  ]);
});

test("nothing claimable is no claim", () => {
  const portfolio = join([page([datanet(1, "0", "3")], null)], credits("0", "0"));
  expect(portfolio && claims(portfolio, [TRIB])).toEqual([]);
});
