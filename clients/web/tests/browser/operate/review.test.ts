/** A curator reviews contributions, and changes texts, terms and attestors. */
import { expect, test } from "vitest";
import { chain, expectAccessible, openAs, screenshot } from "../../harness/index.ts";
import { act, newDatanet, sign } from "./desk.ts";

const LONG_HOST = "https://accounts.google.com.login.evil-evil.example";
const uris = ["javascript:alert(1)", `${LONG_HOST}/${"path/".repeat(12)}accounts.google.com`];

const hash = (byte: number) => Buffer.alloc(32, byte).toString("base64");

async function withContributions(count: number) {
  const made = await newDatanet();
  const calls = Array.from({ length: count }, (_, index) =>
    chain().call({
      submit_contribution: {
        datanet_id: made.id,
        content_hash: hash(index + 1),
        uri: uris[index] ?? `https://example.org/${index}`,
      },
    }),
  );
  await chain().send("contributor", calls);
  return made;
}

const statusOf = async (id: number, contribution: number) =>
  (await chain().ask({ contribution: { datanet_id: id, contribution_id: contribution } })).status;

test("contributions are accepted with a weight, and rejected with a reason", async () => {
  const { curator, id } = await withContributions(3);
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}/contributions` });
  const table = page.getByRole("table", { name: "Contributions to review" });
  await expect.poll(() => table.getByRole("row").count()).toBe(4);
  // a link that leads nowhere but into the page is none
  expect(await table.getByRole("link").count()).toBe(2);
  // however long, a link's host is seen as a whole
  expect(await table.getByRole("link").first().innerText()).toContain(`${LONG_HOST}/`);
  await page.getByLabel("Verdict on contribution 1").selectOption("accept");
  await page.getByText("Still needed: a weight for contribution 1.").waitFor();
  await page.getByLabel("Weight for contribution 1").fill("0");
  await page.getByText("a whole number from 1").waitFor();
  await page.getByLabel("Weight for contribution 1").fill("12");
  await page.getByLabel("Verdict on contribution 2").selectOption("reject");
  await page.getByLabel("Reason against contribution 2").fill("sent before");
  await expectAccessible(page);
  await screenshot(page, "review");
  await page.getByRole("button", { name: "Send these 2 verdicts" }).click();
  await page.getByRole("dialog").getByText("1 accepted, which adds a weight of 12; 1 rejected.").waitFor();
  const listed = page.getByRole("dialog").getByRole("table", { name: "The verdicts" }).getByRole("row");
  expect(await listed.count()).toBe(3);
  const contributor = chain().address("contributor");
  expect(await listed.nth(1).getByTitle(contributor).count()).toBe(1);
  expect(await listed.nth(1).innerText()).toMatch(/^1\s[^]*\s12$/);
  expect(await listed.nth(2).innerText()).toMatch(/^2\s[^]*\srejected$/);
  await sign(page);
  await expect.poll(() => table.getByRole("row").count()).toBe(2);
  expect(await statusOf(id, 1)).toEqual({ accepted: { weight: 12 } });
  expect(await statusOf(id, 2)).toEqual({ rejected: { reason: "sent before" } });
  expect(await statusOf(id, 3)).toEqual({ pending: {} });
});

test("all on a page are accepted at once, over several pages", async () => {
  const { curator, id } = await withContributions(27);
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}/contributions` });
  await page.getByLabel("The same weight for all on this page").fill("3");
  await page.getByRole("button", { name: "Accept all on this page" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Verdict on contribution 27").waitFor();
  await page.getByRole("button", { name: "Accept all on this page" }).click();
  await act(page, "Send these 27 verdicts");
  await page.getByText("Nothing waits for review.").waitFor();
  expect((await chain().ask({ datanet: { datanet_id: id } })).total_weight).toBe(81);
});

test("what is submitted while a curator decides joins the list only afterwards", async () => {
  const { curator, id } = await withContributions(2);
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}/contributions` });
  const rows = page.getByRole("table", { name: "Contributions to review" }).getByRole("row");
  await expect.poll(() => rows.count()).toBe(3);
  await page.getByLabel("The same weight for all on this page").fill("3");
  await chain().send("contributor", [
    chain().call({ submit_contribution: { datanet_id: id, content_hash: hash(200) } }),
  ]);
  // longer than the list is otherwise asked for again
  await page.waitForTimeout(6_000);
  await page.getByRole("button", { name: "Accept all on this page" }).click();
  expect(await rows.count()).toBe(3);
  await act(page, "Send these 2 verdicts");
  await page.getByLabel("Verdict on contribution 3").waitFor();
  expect((await chain().ask({ datanet: { datanet_id: id } })).total_weight).toBe(6);
  expect(await statusOf(id, 3)).toEqual({ pending: {} });
});

test("texts change, and terms only get better", async () => {
  const { curator, id } = await newDatanet({ curator_fee_bps: 500, license: "CC0-1.0", description: "old" });
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}/terms` });
  await page.getByLabel("Name", { exact: true }).fill("New name");
  await page.getByLabel("Description").fill("");
  await page.getByLabel("Licence").fill("CC-BY-4.0");
  await act(page, "Change the texts");
  await page.getByRole("heading", { level: 1, name: `Datanet ${id}: New name` }).waitFor();
  const fee = page.getByLabel("Lower the curator fee, in %");
  await fee.fill("6");
  await page.getByText("at most 5 %").waitFor();
  await fee.fill("4.5");
  await page.getByLabel("Lengthen the notice").fill("1 hour");
  await expectAccessible(page);
  await act(page, "Change the terms");
  await page.getByText("Now 4.5 %.").waitFor();
  await page.getByText("Now 1 hour; for instance 7 days.").waitFor();
  expect(await chain().ask({ datanet: { datanet_id: id } })).toMatchObject({
    name: "New name",
    description: null,
    license: "CC-BY-4.0",
    curator_fee_bps: 450,
    notice_seconds: 3600,
  });
});

test("attestors are scheduled as a whole list", async () => {
  const attestor = chain().address("attestor");
  const { curator, id } = await newDatanet({
    influence_bps: 1e3,
    attribution_window: 3600,
    notice_seconds: 9e4,
    attestors: [attestor],
  });
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}/terms` });
  const list = page.getByLabel("All attestors");
  expect(await list.inputValue()).toBe(attestor);
  await list.fill(`${attestor}\n${chain().address("payer")}`);
  await act(page, "Schedule these attestors");
  const { changes } = await chain().ask({ scheduled_changes: { datanet_id: id } });
  expect(changes[0].change.set_attestors.attestors.toSorted()).toEqual(
    [attestor, chain().address("payer")].toSorted(),
  );
});
