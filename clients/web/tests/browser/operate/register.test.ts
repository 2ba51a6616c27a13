/** Registering datanets and models. */
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
import { act, csv, press, sign } from "./desk.ts";

test("a datanet is registered with all its terms, and its page opens", async () => {
  const { name, address } = await newAccount();
  const { page, wallet } = await openAs(name, { path: "/operate/datanets/new" });
  const button = page.getByRole("button", { name: "Register the datanet" });
  expect(await button.isDisabled()).toBe(true);
  await page.getByText("Still needed: a name.").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Owls at night");
  await page.getByLabel("Description").fill("é".repeat(257));
  await page.getByText("514 bytes, at most 512 are taken").waitFor();
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel("Description").fill("Calls of owls");
  await page.getByLabel("Link to the data").fill("https://example.org/owls");
  await page.getByLabel("Hash of the data").fill("ab".repeat(32));
  await page.getByLabel("Licence").fill("CC-BY-4.0");
  await page.getByLabel("Curator fee, in %").fill("2.5");
  await page.getByLabel("Influence share, in %").fill("20");
  await page.getByLabel("Attribution window").fill("36 hours");
  await page.getByLabel("Attestors").fill(chain().address("attestor"));
  await page.getByLabel("Notice").fill("2 days");
  await page.getByText("with an influence lane at least its window and one day: 2 days 12 hours").waitFor();
  await page.getByLabel("Notice").fill("3 days");
  await press(page, "Add a parent");
  await page.getByLabel("Datanet's number (1st)").fill("2");
  await page.getByLabel("Royalty, in % (1st)").fill("5");
  await page.getByText("promptsource").waitFor();
  const list = page.getByLabel("Contributors: choose a file");
  await list.setInputFiles(csv(["address,weight", `${address},10`, "cosmos1other,5"]));
  await page.getByText(/Line 3: cosmos1other: addresses of this chain begin with wasm1/).waitFor();
  expect(await button.isDisabled()).toBe(true);
  await expectAccessible(page);
  await screenshot(page, "register-a-datanet");
  await list.setInputFiles(csv(["address,weight", `${address},10`, `${chain().address("payer")},5`]));
  await page.getByText("2 contributors with a weight of 15 together.").waitFor();

  wallet.rejectNext("sign");
  await press(page, "Register the datanet");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText("You rejected this in the wallet: nothing was sent.").waitFor();
  expect((await chain().ask({ datanets_by_curator: { curator: address } })).datanets).toEqual([]);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await sign(page);

  const { datanets } = await chain().ask({ datanets_by_curator: { curator: address } });
  expect(datanets).toHaveLength(1);
  const [datanet] = datanets;
  expect(datanet).toMatchObject({
    name: "Owls at night",
    description: "Calls of owls",
    uri: "https://example.org/owls",
    license: "CC-BY-4.0",
    content_hash: Buffer.alloc(32, 171).toString("base64"),
    curator_fee_bps: 250,
    influence_bps: 2e3,
    attribution_window: 129600,
    notice_seconds: 259200,
    parents: [
      {
        datanet_id: 2,
        royalty_bps: 500,
      },
    ],
    total_weight: 15,
    attestors: [{ address: chain().address("attestor") }],
  });
  await page.getByText(`your datanet has the number ${datanet.datanet_id}`).waitFor();
  await page.getByRole("link", { name: "Manage it" }).click();
  await page
    .getByRole("heading", { level: 1, name: `Datanet ${datanet.datanet_id}: Owls at night` })
    .waitFor();
});

test("a datanet's form is used on a phone", async () => {
  const { name } = await newAccount();
  const { page } = await openAs(name, { path: "/operate/datanets/new", viewport: PHONE });
  await press(page, "Add a parent");
  await page.getByLabel("Influence share, in %").fill("1");
  await expectNoSidewaysScroll(page);
});

test("a model is registered with its lineage, price and gateways, and its page opens", async () => {
  const { name, address } = await newAccount();
  const { page } = await openAs(name, { path: "/operate/models/new" });
  await page.getByText("Still needed: a name, the 1st datanet's number.").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("owl-1b");
  await page.getByLabel("Datanet's number (1st)").fill("1");
  await page.getByText("tldr-pages").waitFor();
  await page.getByLabel("Weight (1st)").fill("3");
  await press(page, "Add a datanet");
  await page.getByLabel("Datanet's number (2nd)").fill("1");
  await page.getByText("datanet 1 is named twice").waitFor();
  await page.getByLabel("Datanet's number (2nd)").fill("2");
  await page.getByLabel("Operator fee, in %").fill("40.5");
  await page.getByText("at most 40 %", { exact: true }).waitFor();
  await page.getByLabel("Operator fee, in %").fill("12.5");
  await page.getByLabel("Price", { exact: true }).selectOption("yes");
  await page.getByLabel("Price of one unit").fill("0.0000001");
  await page.getByLabel("What a unit is").fill("query");
  await page.getByText(/at most 6 digits after the point/).waitFor();
  await page.getByLabel("Price of one unit").fill("0.25");
  await page.getByLabel("Gateways").fill(chain().address("gateway"));
  await expectAccessible(page);
  await act(page, "Register the model");

  const { models } = await chain().ask({ models_by_operator: { operator: address } });
  const [model] = models;
  expect(model).toMatchObject({
    name: "owl-1b",
    operator_fee_bps: 1250,
    gateways: [chain().address("gateway")],
    active: true,
    unit_price: {
      token: chain().deployment.token,
      amount: "250000",
      unit: "query",
    },
    lineage: [
      {
        datanet_id: 1,
        weight: 3,
      },
      {
        datanet_id: 2,
        weight: 1,
      },
    ],
  });
  await page.getByText(`your model has the number ${model.model_id}`).waitFor();
  await page.getByRole("link", { name: "Manage it" }).click();
  await page.getByRole("heading", { level: 1, name: `Model ${model.model_id}: owl-1b` }).waitFor();
});

test("what the contract refuses is said in words before anything is signed", async () => {
  const { name } = await newAccount();
  const { page, wallet, watch } = await openAs(name, { path: "/operate/models/new" });
  watch.tolerate(/Failed to load resource/);
  await page.getByLabel("Name", { exact: true }).fill("heir");
  await page.getByLabel("Datanet's number (1st)").fill("1");
  // somebody else's model
  await page.getByLabel("Succeeds the model").fill("1");
  await press(page, "Register the model");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").waitFor();
  expect(await dialog.getByRole("alert").innerText()).toMatch(/operator/);
  expect(await dialog.getByRole("button", { name: "Sign and send" }).count()).toBe(0);
  expect(wallet.signed).toEqual([]);
});
