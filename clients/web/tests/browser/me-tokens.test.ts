/** Me on a contract of strangers' words, and with a second fee token. */
import { expect, test } from "vitest";
import { recordQueryCall } from "tributary-client";
import {
  chain,
  closeDialog,
  expectAccessible,
  expectNoSidewaysScroll,
  MARKUP,
  newAccount,
  openPage,
  PHONE,
  registerDatanet,
  section,
  sends,
  settled,
} from "../harness/index.ts";
import { act, openMe } from "./me-people.ts";

const STAGE = "hostile";

test("strangers' names are text on a phone, wherever they stand", async () => {
  const { page } = await openMe("contributor", { stage: STAGE, viewport: PHONE });
  const row = section(page, "Your datanets").getByRole("row").nth(1);
  await expect.poll(() => row.innerText()).toContain(MARKUP.slice(0, 30));
  await section(page, "Newest receipts").getByRole("listitem").first().waitFor();
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

/** Another cw20 token that fees may be paid in. */
async function secondToken(): Promise<string> {
  const { client, address } = await chain(STAGE).signer("owner");
  const minter = chain(STAGE).address("payer");
  const info = { name: "Second", symbol: "SECOND", decimals: 2 };
  const token = { ...info, initial_balances: [{ address: minter, amount: "1000000" }] };
  const { codes } = chain(STAGE).deployment;
  const made = await client.instantiate(address, codes.cw20_base.code_id, token, "second", "auto");
  await sends("owner", { update_config: { add_fee_token: made.contractAddress } }, STAGE);
  return made.contractAddress;
}

test("a token that misbehaves can be left out of a claim", async () => {
  const person = await newAccount(STAGE);
  const datanet = await registerDatanet(
    { name: "two tokens", contributors: [{ address: person.address, weight: 1 }] },
    STAGE,
  );
  const lineage = [{ datanet_id: datanet, weight: 1 }];
  await sends("operator", { register_model: { name: "unpriced", operator_fee_bps: 0, lineage } }, STAGE);
  const { models } = await chain(STAGE).tributary.modelsByDatanet({ datanetId: datanet });
  const modelId = models[0]?.model_id ?? 0;
  const { contract, token: first } = chain(STAGE).deployment;
  const second = await secondToken();
  await chain(STAGE).send("payer", [
    recordQueryCall({ token: first, contract, amount: 1_000_000n, modelId, queryId: `first-${modelId}` }),
    recordQueryCall({ token: second, contract, amount: 5_000n, modelId, queryId: `second-${modelId}` }),
  ]);

  const { page, wallet } = await openMe(person.name, { stage: STAGE });
  const earnings = section(page, "Earnings");
  await expect.poll(() => earnings.innerText()).toContain("49 SECOND");
  expect(await earnings.innerText()).toContain("0.98 DEMO");
  await earnings.getByRole("checkbox", { name: /^DEMO/ }).uncheck();
  await act(page, "Claim the chosen tokens");
  await closeDialog(page);
  expect(wallet.signed[0]?.calls[0]?.msg.claim.tokens).toEqual([second]);
  expect(await chain(STAGE).reader.tokenBalance(second, person.address)).toBe(4_900n);
  await earnings.getByText("Paid 49 SECOND to").waitFor();
  const { tokens } = await chain(STAGE).tributary.earnings({ address: person.address });
  expect(tokens.map(({ claimable }) => claimable)).toEqual(["980000", "0"]);
  // one token is left: there is nothing to choose, and all of it is claimed
  await expect.poll(() => earnings.getByRole("checkbox").count()).toBe(0);
  await act(page, "Claim everything");
  expect(await page.getByRole("dialog").innerText()).toMatch(/0\.98 DEMO will be paid to/);
});

test("while the node is down what is shown stays, and says that it may be old", async () => {
  const { page, node } = await openPage({ path: `/me?address=${chain().address("contributor")}` });
  await settled(page);
  const before = await section(page, "Earnings").innerText();
  await node.down();
  await page.getByRole("alert").getByText("What is shown below may be old").waitFor();
  // the earnings are asked for again every four seconds, and once more when that fails
  await page.waitForTimeout(8_000);
  expect(await section(page, "Earnings").innerText()).toBe(before);
});
