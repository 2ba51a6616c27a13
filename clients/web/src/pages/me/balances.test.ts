import { expect, test } from "vitest";
import { balancesOf } from "./balances";

test("a token that refuses to answer leaves its wallet unknown, and all else as it is", async () => {
  const tokens = [
    { token: "broken", active: false },
    { token: "good", active: true },
  ];
  const prepaid = [
    { token: "broken", balance: "7" },
    { token: "good", balance: "9" },
  ];
  const inWallet = async (token: string) => {
    if (token === "broken") throw new Error("no such query");
    return 5n;
  };
  expect(await balancesOf(tokens, prepaid, inWallet)).toEqual([
    { token: "broken", active: false, wallet: undefined, prepaid: 7n },
    { token: "good", active: true, wallet: 5n, prepaid: 9n },
  ]);
});
