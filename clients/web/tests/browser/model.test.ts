/** A model: its terms and route, and paying for its use. */
import { createHash } from "node:crypto";
import { eventsOf, type ExecuteMsg, formatScaled } from "tributary-client";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  BIDI,
  chain,
  connectWallet,
  expectAccessible,
  expectNoSidewaysScroll,
  MARKUP,
  newAccount,
  openPage,
  PHONE,
  screenshot,
  seeded,
} from "../harness/index.ts";

/** What the contract refuses, and what is in no block yet, come as errors of the node's, which browsers tell the console. */
const REFUSED = /status of 500/;

const section = (page: Page, heading: string) => page.getByRole("region", { name: heading, exact: true });
const inDemo = (base: bigint | string) => `${formatScaled(`${base}`, 6)} DEMO`;
const short = (address: string) => `${address.slice(0, 10)}…${address.slice(-6)}`;
const held = (address: string) => chain().reader.tokenBalance(chain().deployment.token, address);

type Registered = Extract<ExecuteMsg, { register_model: unknown }>["register_model"];

/** A model of its own, on birdsong. */
async function newModel(more: Partial<Registered> = {}): Promise<number> {
  const lineage = [{ datanet_id: seeded().datanets.birdsong, weight: 1 }];
  const model = { name: "nightjar-1b", operator_fee_bps: 1_000, lineage, ...more };
  const operator = await chain().signer("operator");
  const { events } = await operator.send([chain().call({ register_model: model })]);
  return eventsOf(events, "model_registered")[0]?.model_id ?? 0;
}

async function sign(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign and send" }).click();
}

async function signed(page: Page): Promise<void> {
  await sign(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Done: it is in a block.").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
}

test("a model shows its terms, its lineage and where its fees run", async () => {
  const { page } = await openPage({ path: `/models/${seeded().models.birdsong}` });
  const model = await chain().tributary.model({ modelId: seeded().models.birdsong });
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("birdsong-7b");
  const facts = await page.locator(".facts").first().innerText();
  expect(facts).toContain(`${inDemo(model.unit_price?.amount ?? "")} for each thousand tokens`);
  expect(facts).toContain("15 %");
  expect(facts).toContain(short(model.operator));
  expect(facts).toContain(short(chain().address("gateway")));
  const lineage = await section(page, "Lineage").innerText();
  expect(lineage).toMatch(/birdsong\s+5 of 8/);
  expect(lineage).toMatch(/dawn-chorus\s+2 of 8/);
  const rows = section(page, "Route").getByRole("row");
  expect(await rows.count()).toBe(model.route.length + 1);
  for (const [index, { share }] of model.route.entries()) {
    const percent = Math.floor(Number(share) * 1_000_000) / 10_000;
    await expect.poll(() => rows.nth(index + 1).innerText()).toContain(`${percent} %`);
  }
  await expect
    .poll(() => section(page, "Route").innerText())
    .toMatch(/2\.8125 %: 4\.5 % of birdsong’s part runs on to its parent/);
  await screenshot(page, "model without a wallet");
});

test("an amount's way is shown before anything is paid, as the contract says", async () => {
  const modelId = seeded().models.birdsong;
  const { page } = await openPage({ path: `/models/${modelId}` });
  const part = section(page, "Where a payment runs");
  await part.getByLabel(/^Units/).fill("7");
  const { unit_price } = await chain().tributary.model({ modelId });
  const amount = `${7n * BigInt(unit_price?.amount ?? 0)}`;
  await part
    .getByText(`Where ${inDemo(amount)} would run`)
    .first()
    .waitFor();
  const split = await chain().tributary.splitPreview({ modelId, amount });
  const table = part.getByRole("region", { name: /^What each datanet gets/ });
  for (const { part: gets, curator, pot, base, datanet_id } of split.datanets) {
    const row = table.getByRole("row").filter({ has: page.locator(`a[href="#/datanets/${datanet_id}"]`) });
    for (const amount of [gets, curator, base, ...(pot ? [pot.amount] : [])]) {
      // at most three digits more than the token has
      const written = `${formatScaled(amount, 6, { maxDecimals: 9 })} DEMO`;
      expect(await row.innerText()).toContain(written);
      expect(await row.getByTitle(inDemo(amount), { exact: true }).count()).toBeGreaterThan(0);
    }
  }
  expect(await part.locator(".facts").innerText()).toContain(inDemo(split.operator));
  const bands = await part.locator("svg path").count();
  await part.getByText("The same as a table").click();
  const lines = part.getByRole("region", { name: /, as a table$/ }).getByRole("row");
  expect(await lines.count()).toBe(bands + 1);
  expect(bands).toBeGreaterThan(split.datanets.length * 3);
  // what is no number of units has no preview
  await part.getByLabel(/^Units/).fill("1.5");
  expect(await part.getByText("units: a whole number from 1").isVisible()).toBe(true);
  expect(await part.locator("svg").count()).toBe(0);
});

test("a query is paid for by the wallet, and leads to its record", async () => {
  const modelId = await newModel({
    unit_price: { token: chain().deployment.token, amount: "2500", unit: "thousand tokens" },
  });
  const { name, address } = await newAccount();
  const opened = await openPage({ path: `/models/${modelId}`, wallet: name });
  const { page, wallet, watch } = opened;
  // an id that was tried is asked for before it is recorded
  watch.tolerate(REFUSED);
  expect(await section(page, "Query records").innerText()).toContain("Nobody has paid for a query");
  expect(await section(page, "Pay for a query").innerText()).toContain("connect the wallet");
  await connectWallet(opened);
  const form = section(page, "Pay for a query");
  await page.getByLabel("Units (thousand tokens)").fill("3");
  await form.getByLabel("How many queries").fill("40");
  await form.getByLabel("Digest of request").selectOption("text");
  await form.getByLabel("Text to hash").fill("what is the song of the nightjar?");
  const digest = createHash("sha256").update("what is the song of the nightjar?").digest();
  await form.getByTitle(digest.toString("hex")).waitFor();
  await expect
    .poll(() => form.innerText())
    .toMatch(/In your wallet\s+100 DEMO\s+Left after it\s+99\.9925 DEMO/);
  const queryId = await form.getByLabel("Query id").inputValue();
  expect(queryId).toMatch(/^[0-9a-f-]{36}$/);

  await form.getByRole("button", { name: "Pay 0.0075 DEMO" }).click();
  const dialog = page.getByRole("dialog");
  await expect.poll(() => dialog.getByTestId("gas").innerText()).toMatch(/^\d{3},\d{3}/);
  await expectAccessible(page);
  await signed(page);
  const hook = {
    model_id: modelId,
    query_id: queryId,
    units: 3,
    count: 40,
    digest: digest.toString("base64"),
  };
  expect(wallet.signed.flatMap(({ calls }) => calls.map((call) => call.hook))).toEqual([
    { record_query: hook },
  ]);
  await expect.poll(() => form.innerText()).toContain("Paid: it is record 1.");
  await expect.poll(() => form.innerText()).toContain("99.9925 DEMO");
  expect(await form.getByRole("button", { name: "Pay 0.0075 DEMO" }).isDisabled()).toBe(true);
  expect(await chain().tributary.queryRecord({ modelId, payer: address, queryId })).toMatchObject({
    record_id: 1,
    amount: "7500",
    units: 3,
    count: 40,
    digest: digest.toString("base64"),
  });
  expect(await held(address)).toBe(99_992_500n);
  expect(await section(page, "Query records").innerText()).toContain(queryId);
  await form.getByRole("link", { name: "record 1" }).click();
  await expect
    .poll(() => page.getByRole("heading", { level: 1 }).innerText())
    .toBe("Record 1 of nightjar-1b");
});

test("a payment that failed is tried again under the same id, which can't pay twice", async () => {
  const modelId = seeded().models.demo;
  const { name, address } = await newAccount();
  const opened = await openPage({ path: `/models/${modelId}`, wallet: name });
  const { page, wallet, watch } = opened;
  watch.tolerate(REFUSED);
  await connectWallet(opened);
  const form = section(page, "Pay for a query");
  const queryId = await form.getByLabel("Query id").inputValue();
  wallet.rejectNext("sign");
  await form.getByRole("button", { name: "Pay 0.0025 DEMO" }).click();
  await sign(page);
  await expect.poll(() => page.getByRole("alert").innerText()).toContain("You rejected this in the wallet");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  expect(await held(address)).toBe(100_000_000n);

  // meanwhile it is paid elsewhere, as when an answer was lost on its way
  const record = { model_id: modelId, query_id: queryId, units: 1 };
  await chain().send(name, [chain().pay(2_500n, { record_query: record })]);
  await page.reload();
  expect(await form.getByLabel("Query id").inputValue()).toBe(queryId);
  await expect
    .poll(() => form.innerText())
    .toContain("You have paid for a query of this id before: it is record");
  expect(await form.getByRole("button", { name: "Pay 0.0025 DEMO" }).isDisabled()).toBe(true);
  const { record_id } = await chain().tributary.queryRecord({ modelId, payer: address, queryId });
  const link = form.getByRole("link", { name: `record ${record_id}` });
  expect(await link.getAttribute("href")).toBe(`#/models/${modelId}/records/${record_id}`);
  expect(await held(address)).toBe(99_997_500n);

  await form.getByRole("button", { name: "Pay for another query" }).click();
  expect(await form.getByLabel("Query id").inputValue()).not.toBe(queryId);
  expect(await form.getByRole("button", { name: "Pay 0.0025 DEMO" }).isDisabled()).toBe(false);
});

test("what can't be paid is said before anything is signed", async () => {
  const { name } = await newAccount();
  const opened = await openPage({ path: `/models/${seeded().models.demo}`, wallet: name });
  const { page, wallet, watch } = opened;
  watch.tolerate(REFUSED);
  await connectWallet(opened);
  const form = section(page, "Pay for a query");
  const pay = form.getByRole("button", { name: /^Pay/ });
  const says = async (what: string) => {
    await expect.poll(() => form.innerText()).toContain(what);
    expect(await pay.isDisabled()).toBe(true);
  };
  const units = page.getByLabel("Units (thousand tokens)");
  await units.fill("40001");
  await says("this wallet holds less than that");
  await units.fill("0");
  await says("units: a whole number from 1");
  await units.fill("1");
  await form.getByLabel("Query id").fill("two words");
  await says("a query id has 1 to 64");
  await form.getByRole("button", { name: "Suggest another id" }).click();
  await form.getByLabel("How many queries").fill("some");
  await says("queries: a whole number from 1");
  await form.getByLabel("How many queries").fill("");
  await form.getByLabel("Digest of request").selectOption("hash");
  await says("what is to be hashed is missing");
  await form.getByLabel("SHA-256 in hex").fill("abc");
  await says("a hash has 64 hex digits");
  await form.getByLabel("SHA-256 in hex").fill("ab".repeat(32));
  await expect.poll(() => pay.isDisabled()).toBe(false);
  await form.getByLabel("Digest of request").selectOption("file");
  await form.getByLabel("File to hash").setInputFiles({
    name: "answer.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("abc"),
  });
  await form.getByTitle("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").waitFor();
  expect(wallet.signed).toEqual([]);
});

test("a model without a price takes what the payer gives, and says what it succeeds", async () => {
  const former = await newModel();
  const modelId = await newModel({ name: "nightjar-2b", succeeds: former });
  const opened = await openPage({ path: `/models/${former}`, wallet: "payer" });
  const { page, wallet, watch, goto } = opened;
  watch.tolerate(REFUSED);
  await connectWallet(opened);
  await expect.poll(() => page.locator(".facts").first().innerText()).toMatch(/Succeeded by\s+model \d+/);
  await page.getByRole("link", { name: `model ${modelId}` }).click();
  await page.getByRole("link", { name: `model ${former}` }).waitFor();
  await goto(`/models/${modelId}`);
  expect(await page.getByText("This model has no price: you give what you like.").isVisible()).toBe(true);
  await page.getByLabel("Amount in DEMO").fill("0.0123456");
  await expect
    .poll(() => page.locator(".problem").allInnerTexts())
    .toContain("expected at most 6 digits after the point");
  await page.getByLabel("Amount in DEMO").fill("0.012345");
  await page.getByText("Where 0.012345 DEMO would run").first().waitFor();
  const queryId = await section(page, "Pay for a query").getByLabel("Query id").inputValue();
  await page.getByRole("button", { name: "Pay 0.012345 DEMO" }).click();
  await signed(page);
  expect(wallet.signed[0]?.calls[0]?.hook).toEqual({
    record_query: { model_id: modelId, query_id: queryId },
  });
  const record = await chain().tributary.queryRecord({ modelId, recordId: 1 });
  expect(record).toMatchObject({ amount: "12345", units: null, query_id: queryId });
});

test("a model that is not active takes no payment", async () => {
  const modelId = await newModel();
  await chain().send("operator", [chain().call({ update_model: { model_id: modelId, active: false } })]);
  const opened = await openPage({ path: `/models/${modelId}`, wallet: "payer" });
  await connectWallet(opened);
  const form = section(opened.page, "Pay for a query");
  expect(await form.innerText()).toContain("This model is not active");
  expect(await form.getByRole("button").count()).toBe(0);
});

test("a nominee becomes the operator", async () => {
  const modelId = await newModel();
  const { name, address } = await newAccount();
  const opened = await openPage({ path: `/models/${modelId}`, wallet: name });
  const { page, watch } = opened;
  watch.tolerate(REFUSED);
  await connectWallet(opened);
  expect(await page.getByRole("button", { name: "Accept operatorship" }).count()).toBe(0);
  await chain().send("operator", [chain().call({ nominate_operator: { model_id: modelId, address } })]);
  await page.getByRole("button", { name: "Accept operatorship" }).click();
  await signed(page);
  expect(await chain().tributary.model({ modelId })).toMatchObject({ operator: address, nominee: null });
  await expect.poll(() => page.getByRole("button", { name: "Accept operatorship" }).count()).toBe(0);
  await expect.poll(() => page.locator(".facts").first().innerText()).toContain(short(address));
});

test("query records are walked page by page, newest first, and found by payer and query id", async () => {
  const { page, watch } = await openPage({ path: `/models/${seeded().models.demo}` });
  watch.tolerate(REFUSED);
  const part = section(page, "Query records");
  const records = () => part.getByRole("link", { name: /^record / }).allInnerTexts();
  const [newest] = (await chain().tributary.queryRecords({ modelId: seeded().models.demo, limit: 1 }))
    .records;
  const last = newest?.record_id ?? 0;
  const numbers = (from: number) => Array.from({ length: 10 }, (_, index) => `record ${from - index}`);
  await expect.poll(records).toEqual(numbers(last));
  await part.getByRole("button", { name: "Next" }).click();
  await expect.poll(records).toEqual(numbers(last - 10));
  await part.getByRole("button", { name: "Back" }).click();
  await expect.poll(records).toEqual(numbers(last));

  await part.getByText("Find a record by its payer and query id").click();
  await part.getByLabel("Payer").fill("wasm1nobody");
  expect(await part.getByText("This address has a typing mistake").isVisible()).toBe(true);
  await part.getByLabel("Payer").fill(chain().address("payer"));
  await part.getByLabel("Query id").fill("code-7");
  await part.getByRole("button", { name: "Find" }).click();
  const modelId = seeded().models.demo;
  const found = await chain().tributary.queryRecord({
    modelId,
    payer: chain().address("payer"),
    queryId: "code-7",
  });
  await part.getByText(`It is record ${found.record_id}, with ${inDemo(found.amount)} paid.`).waitFor();
  await part.getByLabel("Query id").fill("nothing-of-this");
  await part.getByRole("button", { name: "Find" }).click();
  await part.getByText("This payer has no query of this id").waitFor();
});

test("a model that isn't there is said to be none", async () => {
  const { page, watch, goto } = await openPage({ path: "/models/abc" });
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("No such model");
  watch.tolerate(REFUSED);
  await goto("/models/999");
  await expect
    .poll(() => page.getByRole("main").innerText())
    .toContain("Nobody has registered a model 999 yet");
  await goto("/models/1.5");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("No such model");
});

test("a hostile model's words are words", async () => {
  for (const modelId of [1, 2]) {
    const { page } = await openPage({ path: `/models/${modelId}`, stage: "hostile", viewport: PHONE });
    await page.locator("svg path").first().waitFor();
    await expectNoSidewaysScroll(page);
    const text = await page.getByRole("main").innerText();
    if (modelId === 1) expect(text).toContain(MARKUP.slice(0, 60));
    expect(text).not.toContain(BIDI);
    expect(await page.evaluate(() => "pwned" in window)).toBe(false);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  }
});
