/** A query record: what was paid, whom it reached, and its influence pots. */
import { formatScaled, type QueryRecordResponse, type ReceiptResponse } from "tributary-client";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
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
const DAY = 86_400_000;

const section = (page: Page, heading: string) => page.getByRole("region", { name: heading, exact: true });
const exact = (base: string) => `${formatScaled(base, 6)} DEMO`;
const short = (base: string) => `${formatScaled(base, 6, { maxDecimals: 9 })} DEMO`;
const path = ({ model_id, record_id }: { model_id: number; record_id: number }) =>
  `/models/${model_id}/records/${record_id}`;

function recordOf(model: number, name: string, queryId: string): Promise<QueryRecordResponse> {
  return chain().tributary.queryRecord({ modelId: model, payer: chain().address(name), queryId });
}

/** A query of the model on birdsong, whose pots wait. */
async function fresh(queryId: string): Promise<QueryRecordResponse> {
  const model_id = seeded().models.birdsong;
  const query_id = `${queryId}-${Date.now()}`;
  const { unit_price } = await chain().tributary.model({ modelId: model_id });
  const amount = 3n * BigInt(unit_price?.amount ?? 0);
  await chain().send("payer", [chain().pay(amount, { record_query: { model_id, query_id, units: 3 } })]);
  return recordOf(model_id, "payer", query_id);
}

/** Each line of the page's receipt with its amount, as the contract has it. */
async function expectReceipt(page: Page, receipt: ReceiptResponse): Promise<void> {
  const shown = page.getByTestId("receipt");
  await expect
    .poll(() => shown.innerText())
    .toContain(`Of ${short(receipt.paid)} paid, ${short(receipt.amount)} reached`);
  for (const { base, influence } of receipt.datanets) {
    const line = (amount: string, words: string) =>
      expect
        .poll(() => shown.innerText())
        .toMatch(new RegExp(`${short(amount)}: ${words}`.replaceAll(".", "\\.")));
    if (base.weight > 0) {
      await line(base.amount, `weight ${base.weight} of ${base.total_weight.toLocaleString("en")} in `);
    }
    if (influence && influence.score > 0) {
      await line(influence.attributed, `influence ${influence.score} of ${influence.total_score} in `);
    }
  }
  await shown.getByText("The same to the last digit").click();
  await shown
    .getByRole("cell", { name: exact(receipt.amount), exact: true })
    .last()
    .waitFor();
  await shown.getByText("The same to the last digit").click();
}

test("a record shows what was paid, how each part ran, and who was named by the attestor", async () => {
  const record = await recordOf(seeded().models.birdsong, "payer", "song-2");
  const { page } = await openPage({ path: path(record) });
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
    `Record ${record.record_id} of birdsong-7b`,
  );
  const facts = await page.locator(".facts").first().innerText();
  expect(facts).toContain(exact(record.amount));
  expect(facts).toContain("song-2");
  expect(facts).toMatch(new RegExp(`Units\\s+${record.units}`));
  expect(facts).toContain(record.height.toLocaleString("en"));

  // the transaction is the one that recorded it
  const hash = await page.locator(".facts").first().locator("code[title]").last().getAttribute("title");
  const { events } = (await chain().reader.transaction(hash ?? "")) ?? { events: [] };
  expect(events).toContainEqual(
    expect.objectContaining({
      type: "query_recorded",
      model_id: record.model_id,
      record_id: record.record_id,
    }),
  );

  const parts = section(page, "How each part ran");
  for (const { part, curator, base, datanet_id, weights_version } of record.datanets) {
    const row = parts.getByRole("row").filter({ has: page.locator(`a[href="#/datanets/${datanet_id}"]`) });
    const text = await row.last().innerText();
    for (const amount of [part, curator, base]) expect(text).toContain(short(amount));
    expect(text).toContain(`version ${weights_version}`);
  }
  expect(await parts.locator("svg path").count()).toBeGreaterThan(record.datanets.length * 2);

  const pot = page.getByRole("region", { name: "Pot of birdsong" });
  await expect.poll(() => pot.innerText()).toMatch(/55 of 100\s+\S+ DEMO/);
  expect(await pot.innerText()).toContain("15 of 100 went to nobody by name");
  const receipt = await chain().tributary.receipt({
    modelId: record.model_id,
    recordId: record.record_id,
    address: chain().address("contributor"),
  });
  const credited = receipt.datanets.find(
    ({ datanet_id }) => datanet_id === seeded().datanets.birdsong,
  )?.influence;
  expect(await pot.innerText()).toContain(short(credited?.attributed ?? ""));
  await expectAccessible(page);
});

test("the connected contributor reads its receipt in words, any other address by link or by hand", async () => {
  const record = await recordOf(seeded().models.birdsong, "payer", "song-2");
  const ids = { modelId: record.model_id, recordId: record.record_id };
  const opened = await openPage({ path: path(record), wallet: "contributor" });
  const { page, goto } = opened;
  expect(await section(page, "Receipt").innerText()).toContain("connect a wallet, or give any address");
  await connectWallet(opened);
  await expectReceipt(
    page,
    await chain().tributary.receipt({ ...ids, address: chain().address("contributor") }),
  );
  expect(await page.getByTestId("receipt").innerText()).toContain("reached you:");
  await screenshot(page, "receipt");

  const [other] = (await chain().tributary.contributors({ datanetId: seeded().datanets.tldrPages, limit: 1 }))
    .contributors;
  const field = page.getByLabel("Receipt of another address");
  await field.fill("wasm1abc");
  expect(await page.getByRole("button", { name: "Show its receipt" }).isDisabled()).toBe(true);
  await field.fill(other?.address ?? "");
  await page.getByRole("button", { name: "Show its receipt" }).click();
  await expectReceipt(page, await chain().tributary.receipt({ ...ids, address: other?.address ?? "" }));
  expect(await page.getByTestId("receipt").innerText()).toContain("reached this address:");
  expect(page.url()).toContain(`#${path(record)}?address=${other?.address}`);

  // who had no part in it is told so
  await goto(`${path(record)}?address=${chain().address("gateway")}`);
  await expect.poll(() => page.getByTestId("receipt").innerText()).toContain("nothing reached this address");
  await goto(`${path(record)}?address=${encodeURIComponent(MARKUP)}`);
  await expect
    .poll(() => section(page, "Receipt").innerText())
    .toContain("asks for the receipt of something that is no address");
  await page.getByRole("button", { name: "Show mine" }).click();
  await expect.poll(() => page.getByTestId("receipt").innerText()).toContain("reached you:");
});

test("a batch shows its charges, and a payer the part of its own", async () => {
  const record = await recordOf(seeded().models.birdsong, "payer", "agent-3");
  const opened = await openPage({ path: path(record), wallet: "payer" });
  const { page, watch } = opened;
  watch.tolerate(REFUSED);
  const charges = section(page, "Charges");
  await expect.poll(() => charges.getByRole("row").count()).toBe(record.count + 1);
  const row = charges.getByRole("row").filter({ hasText: "agent-3" });
  expect(await row.innerText()).toContain(exact(record.charge?.amount ?? ""));
  await charges.getByText("Find a charge by its payer and query id").click();
  await charges.getByLabel("Payer").fill(chain().address("payer"));
  await charges.getByLabel("Query id").fill("agent-3");
  await charges.getByRole("button", { name: "Find" }).click();
  await charges.getByText(`${exact(record.charge?.amount ?? "")} were charged for this query`).waitFor();

  await connectWallet(opened);
  await expect.poll(() => row.innerText()).toContain("(you)");
  const part = page.getByLabel("With the part of one charge of the batch");
  const option = part.locator("option", { hasText: "agent-3," });
  await part.selectOption((await option.getAttribute("value")) ?? "");
  const { charge } = await chain().tributary.receipt({
    modelId: record.model_id,
    recordId: record.record_id,
    address: chain().address("payer"),
    payer: chain().address("payer"),
    queryId: "agent-3",
  });
  const words = `${short(charge?.amount ?? "")} of it through one charge in the batch: ${exact(charge?.charge.amount ?? "")}`;
  await expect.poll(() => page.getByTestId("receipt").innerText()).toContain(words);
});

test("an attestor says whose data it was", async () => {
  const record = await fresh("attribute");
  const opened = await openPage({ path: path(record), wallet: "attestor" });
  const { page, watch, wallet } = opened;
  watch.tolerate(REFUSED);
  const pot = page.getByRole("region", { name: "Pot of birdsong" });
  await expect.poll(() => pot.innerText()).toMatch(/until .*: 5 hours 5\d minutes left/);
  expect(await pot.getByRole("button").count()).toBe(0);
  await connectWallet(opened);
  const scores = pot.getByLabel("Contributors and scores");
  const attribute = pot.getByRole("button", { name: "Attribute the pot" });
  expect(await attribute.isDisabled()).toBe(true);
  await scores.fill(`${chain().address("contributor")} 60\n${chain().address("payer")}`);
  expect(await pot.getByText("line 2: after the address comes its score").isVisible()).toBe(true);
  expect(await attribute.isDisabled()).toBe(true);

  // the contract refuses who never had weight: it is said before anything is signed
  const dialog = page.getByRole("dialog");
  const stranger = await newAccount();
  await scores.fill(`${stranger.address} 60`);
  await attribute.click();
  await expect.poll(() => dialog.getByRole("alert").innerText()).toContain("never held weight");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(wallet.signed).toEqual([]);

  await scores.fill(`${chain().address("contributor")} 60\n${chain().address("payer")}, 25`);
  await pot.getByLabel("Score for nobody").fill("15");
  await attribute.click();
  expect(await dialog.innerText()).toContain("60 of 100");
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText("Done: it is in a block.").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => pot.innerText()).toContain("It was attributed to those whose data");
  await expect
    .poll(() => pot.innerText())
    .toMatch(/60 of 100[\s\S]+25 of 100[\s\S]+15 of 100 went to nobody/);
  const after = await chain().tributary.queryRecord({ modelId: record.model_id, recordId: record.record_id });
  const status = after.datanets.find(({ datanet_id }) => datanet_id === seeded().datanets.birdsong)?.pot
    ?.status;
  expect(status).toMatchObject({ attributed: { total_score: 100, attestor: chain().address("attestor") } });
});

test("only an attestor of the datanet is asked whose data it was", async () => {
  const record = await fresh("others");
  const opened = await openPage({ path: path(record), wallet: "payer" });
  await connectWallet(opened);
  const pot = opened.page.getByRole("region", { name: "Pot of birdsong" });
  expect(await pot.innerText()).toContain("It waits for an attestor until");
  expect(await pot.getByLabel("Contributors and scores").count()).toBe(0);
  expect(await pot.getByRole("button").count()).toBe(0);
});

test("a release is offered by the chain's time, and refused before anything is signed while the deadline is ahead", async () => {
  const record = await fresh("release");
  // a node that tells of another time can make the page offer it, and nothing more
  const later = (text: string, url: string) =>
    new URL(url).pathname === "/status"
      ? text.replace(
          /("latest_block_time":\s*")([^"]+)/,
          (_, key, time) => key + new Date(Date.parse(time) + DAY).toISOString(),
        )
      : text;
  const opened = await openPage({
    path: path(record),
    wallet: "payer",
    before: ({ node }) => node.answers(later),
  });
  const { page, watch, wallet } = opened;
  watch.tolerate(REFUSED);
  await connectWallet(opened);
  const pot = page.getByRole("region", { name: "Pot of birdsong" });
  await pot.getByText("Nobody attributed it until").waitFor();
  await pot.getByRole("button", { name: "Release the pot" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.innerText()).toContain("You get none of it for releasing it");
  await expect.poll(() => dialog.getByRole("alert").innerText()).toContain("it can be released from then on");
  expect(wallet.signed).toEqual([]);
});

test("a record that isn't there is said to be none", async () => {
  const { page, watch, goto } = await openPage({ path: "/models/1/records/0" });
  watch.tolerate(REFUSED);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("No such query record");
  await goto("/models/1/records/99999");
  await expect.poll(() => page.getByRole("main").innerText()).toContain("Model 1 has no record 99999 yet");
  await goto("/models/999/records/1");
  await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe("No such model");
});

test("a record is read where the node is slow, and says so where it is down", async () => {
  const record = await recordOf(seeded().models.birdsong, "payer", "song-2");
  const { page, node } = await openPage({ path: path(record) });
  await node.down();
  await expect
    .poll(() => page.getByRole("alert").first().innerText(), { timeout: 15_000 })
    .toContain("cannot be reached");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("birdsong-7b");
  await node.up();
  await expect.poll(() => page.getByRole("alert").count(), { timeout: 15_000 }).toBe(0);
});

test("a record of a hostile model fits a phone, its words are words", async () => {
  const { page } = await openPage({ path: "/models/1/records/1", stage: "hostile", viewport: PHONE });
  await page.locator("svg path").first().waitFor();
  await expectNoSidewaysScroll(page);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(MARKUP.slice(0, 40));
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  await screenshot(page, "record hostile phone");
});
