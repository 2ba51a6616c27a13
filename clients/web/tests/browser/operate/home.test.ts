/** What is mine, and what waits for me. */
import { expect, test } from "vitest";
import {
  chain,
  expectAccessible,
  expectNoSidewaysScroll,
  newAccount,
  openAs,
  openPage,
  PHONE,
  screenshot,
  seeded,
} from "../../harness/index.ts";
import { act, newDatanet, newModel } from "./desk.ts";

test("without a wallet the page says what to do, and lets one look at the forms", async () => {
  const { page } = await openPage({ path: "/operate", viewport: PHONE });
  const main = page.getByRole("main");
  expect(await main.getByRole("heading", { level: 1 }).allInnerTexts()).toEqual(["Curate and operate"]);
  await main.getByText(/Connect a wallet to see/).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await main.getByRole("link", { name: "register a model" }).click();
  await main.getByRole("heading", { level: 1, name: "Register a model" }).waitFor();
});

test("somebody new has nothing yet, and is told how to begin", async () => {
  const { name } = await newAccount();
  const { page } = await openAs(name, { path: "/operate" });
  await page.getByText("You curate no datanet yet.").waitFor();
  await page.getByText("You operate no model yet.").waitFor();
});

test("a curator and operator finds what is theirs, and what waits", async () => {
  const { curator, id } = await newDatanet({
    curator_fee_bps: 250,
    contributors: [{ address: chain().address("payer"), weight: 7 }],
  });
  const lineage = [{ datanet_id: id, weight: 1 }];
  await chain().send(curator, [
    chain().call({ register_model: { name: "owl", operator_fee_bps: 1_250, lineage } }),
    chain().call({
      submit_contribution: { datanet_id: id, content_hash: Buffer.alloc(32, 1).toString("base64") },
    }),
  ]);
  const { page } = await openAs(curator, { path: "/operate" });
  const datanets = page.getByRole("table", { name: "Datanets that you curate" });
  const row = datanets.getByRole("row", { name: new RegExp(`^${id} · of ${curator}`) });
  await expect.poll(() => row.innerText()).toMatch(/7\s+2.5 %\s+none\s+1 contribution to review/);
  const models = page.getByRole("table", { name: "Models that you operate" });
  expect(await models.getByRole("row", { name: /owl/ }).innerText()).toMatch(
    /no fixed price\s+12.5 %\s+0\s+active/,
  );
  await expectAccessible(page);
  await row.getByRole("link", { name: "1 contribution to review" }).click();
  await page.getByRole("heading", { name: "Contributions to review" }).waitFor();
});

test("long lists are paged", async () => {
  const { page } = await openAs("curator", { path: "/operate" });
  const { datanets } = await chain().ask({
    datanets_by_curator: { curator: chain().address("curator"), limit: 100 },
  });
  const shown = page.getByRole("table", { name: "Datanets that you curate" }).getByRole("row");
  await expect.poll(() => shown.count()).toBe(Math.min(datanets.length, 10) + 1);
  await screenshot(page, "operate");
});

test("a nominee opens a datanet by its number and accepts", async () => {
  const { curator, address, id } = await newDatanet();
  const { name: heir, address: heirAddress } = await newAccount();
  const opened = await openAs(curator, { path: `/operate/datanets/${id}/handover` });
  const { page, wallet, goto } = opened;
  await page.getByLabel("The next curator's address").fill(address);
  await page.getByText("This is the curator already.").waitFor();
  await page.getByLabel("The next curator's address").fill(heirAddress);
  await act(page, "Nominate");
  await page.getByText(/Tell them the number/).waitFor();
  expect((await chain().ask({ datanet: { datanet_id: id } })).nominee).toBe(heirAddress);

  await wallet.switchTo(heir);
  await goto("/operate");
  await page.getByLabel("Its number").fill("nothing");
  await page.getByText("A number from 1.").waitFor();
  await page.getByLabel("Its number").fill(`${id}`);
  await page.getByRole("button", { name: "Open" }).click();
  await act(page, "Accept: become the curator");
  await page.getByText("You are its curator.").waitFor();
  expect((await chain().ask({ datanet: { datanet_id: id } })).curator).toBe(heirAddress);
});

test("a nomination is withdrawn", async () => {
  const { operator, id } = await newModel();
  await chain().send(operator, [
    chain().call({ nominate_operator: { model_id: id, address: chain().address("payer") } }),
  ]);
  const { page } = await openAs(operator, { path: `/operate/models/${id}/handover` });
  await act(page, "Withdraw the nomination");
  await page.getByLabel("The next operator's address").waitFor();
  expect((await chain().ask({ model: { model_id: id } })).nominee).toBeNull();
});

test("numbers that are none are said to be none", async () => {
  const { page, goto } = await openPage({ path: "/operate/datanets/abc" });
  await page.getByText("There is no such datanet").waitFor();
  await goto("/operate/models/0");
  await page.getByText("There is no such model").waitFor();
  await goto("/operate/datanets/1/nothing");
  await page.getByText("There is no such task").waitFor();
});

test("a datanet that was never registered is said not to be there", async () => {
  const { page, watch } = await openPage({ path: "/operate" });
  // the node answers a contract's no with an error's status
  watch.tolerate(/Failed to load resource/);
  await page.evaluate(() => (location.hash = "/operate/datanets/999999"));
  await page
    .getByRole("alert")
    .getByText(/999,?999/)
    .first()
    .waitFor();
});

test("somebody else may look and prepare, but not sign", async () => {
  const { page } = await openAs("payer", { path: `/operate/datanets/${seeded().datanets.birdsong}/terms` });
  await page.getByText("You are connected as somebody else: here you can look").waitFor();
  await page.getByLabel("Lower the curator fee").fill("1");
  expect(await page.getByRole("button", { name: "Change the terms" }).isDisabled()).toBe(true);
});

test("hostile names stay text", async () => {
  const { page } = await openAs("curator", { path: "/operate", stage: "hostile" });
  await page.getByText("<script>wind").first().waitFor();
  expect(await page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined();
  await expectNoSidewaysScroll(page);
});

test("the owner alone sees what is the owner's, and can pause and lower the protocol fee", async () => {
  const { page, wallet } = await openAs("payer", { path: "/operate", stage: "empty" });
  expect(await page.getByRole("heading", { name: "The contract, as its owner" }).count()).toBe(0);
  await wallet.switchTo("owner");
  await page.getByRole("heading", { name: "The contract, as its owner" }).waitFor();
  await page.getByLabel("New protocol fee").fill("2.01");
  await page.getByText("at most 2 %").waitFor();
  await page.getByLabel("New protocol fee").fill("1.5");
  await act(page, "Lower the protocol fee");
  await act(page, "Pause intake");
  await page.getByText(/Intake is paused until/).waitFor();
  const paused = await chain("empty").ask({ config: {} });
  expect([paused.protocol_fee_bps, paused.paused_until > 0]).toEqual([150, true]);
  await act(page, "End the pause");
  await page.getByText(/The next pause may begin from/).waitFor();
  await page.getByLabel("A cw20 token's address").fill(chain().deployment.token);
  await act(page, "Retire this fee token");
  await page.getByText("(retired)").waitFor();
  await page.getByLabel("A cw20 token's address").fill(chain().deployment.token);
  await act(page, "Add this fee token");
  const config = await chain("empty").ask({ config: {} });
  expect(config.fee_tokens).toEqual([{ token: chain().deployment.token, active: true }]);
});
