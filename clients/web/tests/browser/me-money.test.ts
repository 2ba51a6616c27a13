/** Me: the prepaid account, and what models may charge to it. */
import { expect, test } from "vitest";
import { chain, closeDialog, newAccount, section, sends } from "../harness/index.ts";
import { act, datanetOf, openMe } from "./me-people.ts";

const token = () => chain().deployment.token;

async function prepaid(address: string): Promise<string | undefined> {
  return (await chain().tributary.account({ address })).balances[0]?.balance;
}

test("a deposit goes into the account, and comes back in part and as a whole", async () => {
  const { name, address } = await newAccount();
  const { page, wallet } = await openMe(name);
  const money = section(page, "Wallet and prepaid account");
  await expect.poll(() => money.getByRole("row").nth(1).innerText()).toMatch(/100 DEMO\s+0 DEMO/);
  expect(await money.innerText()).toMatch(/For the chain's own fees, you have 100 STAKE/);
  await money.getByText("Deposit into the account").click();
  const amount = money.getByLabel("Amount to deposit");
  const deposit = page.getByRole("button", { name: "Deposit", exact: true });
  for (const [wrong, words] of [
    ["100.000001", "More than you have in the wallet, which is 100."],
    ["0.0000001", "at most 6 digits"],
    ["ten", "Expected an amount such as 1234.5"],
    ["1,5", "write a point before the fraction"],
  ] as const) {
    await amount.fill(wrong);
    await expect.poll(() => money.innerText()).toContain(words);
    expect(await deposit.isDisabled()).toBe(true);
  }
  await amount.fill("12.5");
  await act(page, "Deposit");
  await closeDialog(page);
  expect(wallet.signed[0]?.calls[0]).toMatchObject({ contract: token(), hook: { deposit: {} } });
  expect(await prepaid(address)).toBe("12500000");
  await expect.poll(() => money.getByRole("row").nth(1).innerText()).toMatch(/87\.5 DEMO\s+12\.5 DEMO/);

  await money.getByText("Withdraw from the account").click();
  const out = money.getByLabel("Amount to withdraw");
  await out.fill("12.500001");
  await expect.poll(() => money.innerText()).toContain("More than the account holds, which is 12.5.");
  await out.fill("2.25");
  await act(page, "Withdraw");
  await closeDialog(page);
  expect(await prepaid(address)).toBe("10250000");
  await act(page, "Withdraw all");
  expect(await page.getByRole("dialog").innerText()).toContain("10.25 DEMO just now");
  await closeDialog(page);
  expect(await prepaid(address)).toBeUndefined();
  await money.getByText("Your prepaid account is empty.").waitFor();
});

test("a deposit for another address is that address'", async () => {
  const [payer, other] = [await newAccount(), await newAccount()];
  const { page } = await openMe(payer.name);
  const money = section(page, "Wallet and prepaid account");
  await money.getByText("Deposit into the account").click();
  await money.getByLabel("Amount to deposit").fill("3");
  const beneficiary = money.getByLabel("For another address");
  await beneficiary.fill("cosmos1abc");
  expect(await money.innerText()).toContain("Addresses of this chain begin with wasm1");
  await beneficiary.fill(other.address);
  await act(page, "Deposit");
  expect(await page.getByRole("dialog").innerText()).toContain("only it can withdraw them");
  expect(await prepaid(other.address)).toBe("3000000");
  expect(await prepaid(payer.address)).toBeUndefined();
});

test("an allowance is set, charged and revoked", async () => {
  const { name, address } = await newAccount();
  const { model } = await datanetOf([{ address, weight: 1 }], "charged");
  await chain().send(name, [chain().pay(20_000_000n, { deposit: {} })]);
  const { page, wallet } = await openMe(name);
  const allowances = section(page, "Allowances");
  await allowances.getByText("No model may charge your account.").waitFor();
  await allowances.getByText("Allow a model to charge").click();
  await allowances.getByLabel("Number of the model").fill(`${model}`);
  await allowances.getByText("model on charged charges 1 DEMO for each query.").waitFor();
  const set = page.getByRole("button", { name: "Set the allowance" });
  await allowances.getByLabel("At most in one charge").fill("6");
  await allowances.getByLabel("Budget").fill("5");
  await expect.poll(() => allowances.innerText()).toContain("can't be more than the whole budget");
  await allowances.getByLabel("Budget").fill("10");
  await allowances.getByLabel("Length of a period").fill("1.5");
  await expect.poll(() => allowances.innerText()).toContain("A period is a whole number");
  await allowances.getByLabel("Length of a period").fill("2");
  await allowances.getByLabel("Counted in").selectOption("hours");
  await allowances.getByLabel("Ends on").fill("2020-01-01T12:00");
  await expect.poll(() => allowances.innerText()).toContain("not a moment to come");
  expect(await set.isDisabled()).toBe(true);
  await allowances.getByLabel("Ends on").fill("2035-01-01T12:00");
  await act(page, "Set the allowance");
  const said = await page.getByRole("dialog").innerText();
  expect(said).toMatch(/at most 6 DEMO at a time, and at most 10 DEMO in each 2 hours, until Jan 1, 2035/);
  await closeDialog(page);
  const expires_at = wallet.signed[0]?.calls[0]?.msg.set_allowance.expires_at;
  const [set_allowance] = (await chain().tributary.allowances({ payer: address })).allowances;
  expect(set_allowance).toMatchObject({
    model_id: model,
    token: token(),
    per_charge_max: "6000000",
    budget: "10000000",
    period_seconds: 7_200,
    expires_at,
  });

  // a gateway charges meanwhile: the page sees it by itself
  const row = allowances.getByRole("row").nth(1);
  await expect.poll(() => row.innerText()).toMatch(/model on charged\s+10 DEMO\s+0 DEMO\s+of 10 DEMO/);
  await sends("gateway", {
    record_queries: { model_id: model, charges: [{ payer: address, query_id: "agent-1", units: 4 }] },
  });
  await expect
    .poll(() => row.innerText(), { timeout: 15_000 })
    .toMatch(/6 DEMO\s+4 DEMO\s+of 10 DEMO\s+at most 6 DEMO\s+budget for each 2 hours/);

  await act(page, `Revoke for model ${model}`);
  await closeDialog(page);
  await allowances.getByText("No model may charge your account.").waitFor();
  expect((await chain().tributary.allowances({ payer: address })).allowances).toEqual([]);
});

test("an allowance for a model that is not there, or has no price, is not offered for signing", async () => {
  const { name, address } = await newAccount();
  const { datanet } = await datanetOf([{ address, weight: 1 }], "free");
  await sends("operator", {
    register_model: {
      name: "without a price",
      operator_fee_bps: 0,
      lineage: [{ datanet_id: datanet, weight: 1 }],
    },
  });
  const { models } = await chain().tributary.modelsByDatanet({ datanetId: datanet });
  const { page, watch } = await openMe(name);
  const allowances = section(page, "Allowances");
  await allowances.getByText("Allow a model to charge").click();
  await allowances.getByLabel("At most in one charge").fill("1");
  await allowances.getByLabel("Budget").fill("2");
  await allowances.getByLabel("Number of the model").fill(`${models.at(-1)?.model_id}`);
  await allowances.getByText("This model has no unit price").waitFor();
  expect(await page.getByRole("button", { name: "Set the allowance" }).isDisabled()).toBe(true);
  watch.expect(/status of (400|500|404)/);
  await allowances.getByLabel("Number of the model").fill("987654");
  await allowances.getByText("There is no model 987654 to be found.").waitFor();
});
