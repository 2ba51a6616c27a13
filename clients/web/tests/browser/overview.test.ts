import type { Page } from "playwright-core";
import { formatAmount } from "tributary-client";
import { expect, test } from "vitest";
import { chain, newAccount, openPage, screenshot, section, seeded, settled } from "../harness/index.ts";

const table = (page: Page, caption: string) => page.getByRole("table", { name: caption, exact: true });

async function find(page: Page, text: string) {
  await page.getByLabel("Find a datanet, a model or an address").fill(text);
  await page.getByRole("button", { name: "Find" }).click();
}

test("the overview shows datanets, models and what contributors got so far", async () => {
  const { page } = await openPage();
  const datanets = table(page, "Datanets");
  for (const name of ["tldr-pages", "promptsource", "birdsong", "dawn-chorus"]) {
    expect(await datanets.getByRole("link", { name, exact: true }).count(), name).toBe(1);
  }
  expect(await datanets.getByRole("row", { name: /tldr-pages/ }).innerText()).toContain("22,645");
  const model = table(page, "Models").getByRole("row", { name: /birdsong-7b/ });
  expect(await model.innerText()).toMatch(/0\.04 DEMO for one thousand tokens/);

  const { token } = chain().deployment;
  const { datanets: all } = await chain().tributary.datanets({ limit: 100 });
  let income = 0n;
  for (const { datanet_id } of all) {
    income += BigInt((await chain().tributary.pool({ datanetId: datanet_id, token })).income);
  }
  const soFar = section(page, "So far");
  await expect.poll(() => soFar.innerText()).toContain(`${formatAmount(income, 6)} DEMO`);
  expect(await soFar.innerText()).toContain("pools of all datanets");
  await screenshot(page, "overview");
});

test("a query that somebody pays appears by itself, and is told to screen readers", async () => {
  const { page } = await openPage();
  const newest = table(page, "Newest recorded queries, of all models");
  const rows = await newest.getByRole("row").count();
  expect(rows).toBe(11);
  const modelId = seeded().models.demo;
  const query_id = `live-${Date.now()}`;
  const hook = { record_query: { model_id: modelId, query_id, units: 2 } };
  await chain().send("payer", [chain().pay(5_000n, hook)]);
  const payer = chain().address("payer");
  const { record_id } = await chain().tributary.queryRecord({ modelId, payer, queryId: query_id });
  const link = newest.getByRole("link", { name: `Record ${record_id} of model ${modelId}`, exact: true });
  await link.waitFor();
  const row = await newest.getByRole("row").nth(1).innerText();
  expect(row).toMatch(/demo model/);
  expect(row).toMatch(/0\.005 DEMO/);
  expect(row).toMatch(/1 query, 2 units/);
  expect(await page.getByText("One new query was recorded.").getAttribute("aria-live")).toBe("polite");
  expect(await newest.getByRole("row").count()).toBe(rows);
  await link.click();
  expect(page.url()).toContain(`#/models/${modelId}/records/${record_id}`);
});

test("an address is found with what it earned, and leads to its place in a datanet", async () => {
  const { page } = await openPage();
  const address = chain().address("contributor");
  await find(page, ` ${address.toUpperCase()} `);
  const found = table(page, "Datanets of this address, and what it earned in them");
  const row = found.getByRole("row", { name: /birdsong/ });
  await row.waitFor();
  const earnings = await chain().tributary.earnings({ address, datanets: [seeded().datanets.birdsong] });
  const lifetime = earnings.datanets[0]?.tokens[0]?.lifetime ?? "0";
  expect(BigInt(lifetime)).toBeGreaterThan(0n);
  expect(await row.innerText()).toContain(formatAmount(lifetime, 6));
  expect(await row.innerText()).toMatch(/contributor/);
  await row.getByRole("link").click();
  await settled(page);
  const panel = section(page, "One contributor");
  await panel.waitFor();
  const { total_weight } = await chain().tributary.datanet({ datanetId: seeded().datanets.birdsong });
  expect(await panel.innerText()).toContain(`320 of ${total_weight.toLocaleString("en")}`);
});

test("an address that holds nothing is told so", async () => {
  const { page } = await openPage();
  await find(page, (await newAccount()).address);
  await page.getByText("This address holds no weight in any datanet").waitFor();
});

test("a number is a datanet's, a model's, or nobody's; all else is refused in words", async () => {
  const { page, watch } = await openPage();
  // that something isn't there, a node says by an error
  watch.tolerate(/Failed to load resource/);
  await find(page, "1");
  await page.getByText("Datanet 1:").waitFor();
  expect(await page.getByRole("search").innerText()).toMatch(/Datanet 1: tldr-pages\s+Model 1: demo model/);
  await find(page, "model 9999");
  await page.getByText("There is no model 9999.").waitFor();
  await find(page, "tldr-pages");
  await page.getByText("Type the number of a datanet or model, or an address").waitFor();
  const field = page.getByLabel("Find a datanet, a model or an address");
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  const address = chain().address("payer");
  await find(page, `${address.slice(0, -1)}${address.endsWith("q") ? "p" : "q"}`);
  await page.getByText("This address has a typing mistake").waitFor();
});

test("an empty contract says what to do next", async () => {
  const { page } = await openPage({ stage: "empty" });
  for (const words of [
    "No datanet is registered yet",
    "No model is registered yet",
    "Nobody has paid for a query yet",
    "nothing yet",
  ]) {
    expect(await page.getByText(words).count(), words).toBe(1);
  }
});

test("strangers' names are text and nothing else", async () => {
  const { page } = await openPage({ stage: "hostile" });
  expect(await table(page, "Datanets").innerText()).toContain("<img src=x onerror=");
  expect(await page.locator("main img, main script, main b").count()).toBe(0);
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  const turned = table(page, "Datanets").getByRole("link", { name: /^safe/ });
  expect(await turned.innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
});

test("what is shown stays when the node is gone, and goes on when it is back", async () => {
  const { page, node } = await openPage();
  const newest = table(page, "Newest recorded queries, of all models");
  await node.down();
  await page.getByRole("alert").first().waitFor();
  expect(await newest.getByRole("row").count()).toBe(11);
  await node.up();
  await expect.poll(() => page.getByRole("alert").count(), { timeout: 15_000 }).toBe(0);
});
