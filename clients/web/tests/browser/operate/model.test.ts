/** An operator manages a model, and a gateway charges for it. */
import { expect, test } from "vitest";
import {
  chain,
  expectAccessible,
  expectNoSidewaysScroll,
  newAccount,
  openAs,
  PHONE,
  screenshot,
} from "../../harness/index.ts";
import { act, csv, newModel, press, sign } from "./desk.ts";

const price = () => ({ token: chain().deployment.token, amount: "1000", unit: "query" });
const model = (id: number) => chain().ask({ model: { model_id: id } });

test("price, texts, fee and activity change", async () => {
  const { operator, id } = await newModel();
  const { page } = await openAs(operator, { path: `/operate/models/${id}` });
  await page.getByLabel("Price", { exact: true }).selectOption("yes");
  await page.getByLabel("Price of one unit").fill("0.5");
  await page.getByLabel("What a unit is").fill("thousand tokens");
  await expectAccessible(page);
  await act(page, "Change the price");
  await page.getByText(/Now: 0.5 .* a unit \(thousand tokens\)/).waitFor();
  expect((await model(id)).unit_price).toEqual({ ...price(), amount: "500000", unit: "thousand tokens" });
  await page.getByLabel("Price", { exact: true }).selectOption("no");
  await act(page, "Change the price");
  await page.getByText("Now: no fixed price.").waitFor();

  await page.getByLabel("Name", { exact: true }).fill("owl-2b");
  await page.getByLabel("Lower the operator fee, in %").fill("11");
  await page.getByText("at most 10 %").waitFor();
  await page.getByLabel("Lower the operator fee, in %").fill("9.5");
  await act(page, "Change texts and fee");
  await page.getByRole("heading", { level: 1, name: `Model ${id}: owl-2b` }).waitFor();
  await act(page, "Switch it off");
  await page.getByText("inactive: it takes no new queries").waitFor();
  expect(await model(id)).toMatchObject({ active: false, operator_fee_bps: 950, unit_price: null });
  await act(page, "Switch it on");
  await page.getByText("The model is active").waitFor();
});

test("gateways are named and unnamed", async () => {
  const { operator, id } = await newModel({ gateways: [chain().address("gateway")] });
  const { page } = await openAs(operator, { path: `/operate/models/${id}/gateways` });
  await page.getByLabel("All gateways").fill("nobody");
  await page.getByText("The 1st one: Addresses of this chain begin with wasm1.").waitFor();
  await page.getByLabel("All gateways").fill(chain().address("payer"));
  await press(page, "Change the gateways");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("May charge from now on:").waitFor();
  await dialog.getByText("May charge no longer:").waitFor();
  await sign(page);
  expect((await model(id)).gateways).toEqual([chain().address("payer")]);
});

test("a gateway charges accounts, and those that are refused are left out and told", async () => {
  const { id } = await newModel({ unit_price: price(), gateways: [chain().address("gateway")] });
  const { name: rich, address: richAddress } = await newAccount();
  const { token } = chain().deployment;
  const allowance = { model_id: id, token, per_charge_max: "5000", budget: "9000" };
  await chain().send(rich, [
    chain().pay(20_000n, { deposit: {} }),
    chain().call({ set_allowance: allowance }),
  ]);
  const { address: poorAddress } = await newAccount();

  const { page, watch } = await openAs("gateway", { path: `/operate/models/${id}/charge`, viewport: PHONE });
  watch.tolerate(/Failed to load resource/);
  const file = page.getByLabel("Charges: choose a file");
  await file.setInputFiles(csv(["payer,query_id,units", `${richAddress},q 1,1`]));
  await page.getByText(/Line 2: a query id is 1 to 64 of/).waitFor();
  await file.setInputFiles(csv(["payer,query_id,units", `${richAddress},q-1,3`, `${poorAddress},q-1,`]));
  await page.getByText("2 charges, 4 units: 0.004 DEMO together.").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "charge-phone");
  await press(page, "Charge these accounts");
  const dialog = page.getByRole("dialog");
  // one charge that can't be met refuses all, before anything is signed
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByLabel("Leave out those that are refused").check();
  await act(page, "Charge these accounts");
  await page.getByText("One charge was left out:").waitFor();
  const record = await chain().ask({ query_record: { model_id: id, payer: richAddress, query_id: "q-1" } });
  expect(record).toMatchObject({ amount: "3000", count: 1 });
});

test("who is no gateway is told so", async () => {
  const { operator, id } = await newModel({ unit_price: price() });
  const { page } = await openAs(operator, { path: `/operate/models/${id}/charge` });
  await page.getByText("Only its gateways can charge, and you are connected as somebody else.").waitFor();
  expect(await page.getByRole("button", { name: "Charge these accounts" }).isDisabled()).toBe(true);
});
