/** Me: what an address earned, and how it gets it. */
import { formatAmount } from "tributary-client";
import { expect, test } from "vitest";
import {
  chain,
  closeDialog,
  expectAccessible,
  expectNoSidewaysScroll,
  newAccount,
  openPage,
  PHONE,
  section,
  sends,
  settled,
} from "../harness/index.ts";
import { act, datanetOf, earner, openMe, paid } from "./me-people.ts";

const token = () => chain().deployment.token;
const held = (address: string) => chain().reader.tokenBalance(token(), address);
const inDemo = (base: bigint | string) => `${formatAmount(base, 6)} DEMO`;

test("without a wallet the page says what it would show, and looks at any address", async () => {
  const { page } = await openPage({ path: "/me" });
  expect(await page.getByRole("main").innerText()).toContain("With a wallet connected");
  await page.getByLabel("Address", { exact: true }).fill("wasm1abc");
  expect(await page.getByText("typing mistake").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Look" }).isDisabled()).toBe(true);

  const address = chain().address("contributor");
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();
  await settled(page);
  expect(page.url()).toContain(`#/me?address=${address}`);
  const { tokens } = await chain().tributary.earnings({ address });
  await expect.poll(() => section(page, "Earnings").innerText()).toContain(inDemo(tokens[0]?.lifetime ?? ""));
  expect(await section(page, "Payout address").innerText()).toContain("its own address");
  // what only its owner can do is not offered
  expect(await page.getByText("Change the payout address").count()).toBe(0);
  expect(await page.getByRole("button", { name: /^Leave/ }).count()).toBe(0);
});

test("a link to what is no address says so in words", async () => {
  const { page } = await openPage({ path: "/me?address=wasm1nobody<b>" });
  expect(await page.getByRole("alert").innerText()).toContain("is not an address of this chain");
});

test("earnings, weights and receipts are those of the chain", async () => {
  const { name, address, datanet, model } = await earner();
  await paid(model, "q-2");
  const { page } = await openMe(name);
  await settled(page);
  // 2 DEMO, less 2 % for the protocol, a tenth for the operator and a tenth of the rest for the curator
  await expect.poll(() => section(page, "Earnings").innerText()).toContain("1.584 DEMO\ncan be claimed now");
  const row = section(page, "Your datanets").getByRole("row").nth(1);
  await expect.poll(() => row.innerText()).toMatch(/tests\s+7 of 7\s+1\.584 DEMO\s+1\.584 DEMO/);
  const receipts = section(page, "Newest receipts").getByRole("listitem");
  await expect.poll(() => receipts.count()).toBe(2);
  expect(await receipts.first().innerText()).toMatch(
    /Record 2 of model on tests\s+You got 0\.792 DEMO of 1 DEMO paid for a query: weight 7 of 7 in tests\./,
  );
  const link = receipts.first().getByRole("link", { name: "Record 2" });
  expect(await link.getAttribute("href")).toBe(`#/models/${model}/records/2`);
  expect(await row.getByRole("link").getAttribute("href")).toBe(`#/datanets/${datanet}`);
  const { tokens } = await chain().tributary.earnings({ address });
  expect(tokens[0]?.claimable).toBe("1584000");
  // what is paid meanwhile appears by itself
  await paid(model, "q-3");
  await expect.poll(() => section(page, "Earnings").innerText(), { timeout: 15_000 }).toContain("2.376 DEMO");
});

test("a claim that the wallet rejects changes nothing, and can be sent again", async () => {
  const { name, address } = await earner();
  const { page, wallet } = await openMe(name);
  const before = await held(address);
  wallet.rejectNext("sign");
  await page.getByRole("button", { name: "Claim everything" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.innerText()).toMatch(/0\.792 DEMO\s+will be paid to .*, your own address/s);
  await dialog.getByTestId("gas").waitFor();
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await expect.poll(() => dialog.getByRole("alert").innerText()).toMatch(/rejected/i);
  expect(await held(address)).toBe(before);

  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText("Done: it is in a block.").waitFor();
  const hash = await dialog.locator("[data-hash]").getAttribute("data-hash");
  expect((await chain().reader.transaction(hash ?? ""))?.code).toBe(0);
  expect(await held(address)).toBe(before + 792_000n);
  await closeDialog(page);
  const earnings = section(page, "Earnings");
  await expect.poll(() => earnings.innerText()).toMatch(/0 DEMO\s+can be claimed now/);
  expect(await earnings.innerText()).toContain("Paid 0.792 DEMO to");
  expect(await page.getByRole("button", { name: "Claim everything" }).count()).toBe(0);
});

test("anybody can claim for another, who is paid at the payout address", async () => {
  const [{ name, address }, stranger, vault] = [await earner(), await newAccount(), await newAccount()];
  await sends(name, { set_payout_address: { address: vault.address } });
  const { page, wallet } = await openMe(stranger.name, { path: `/me?address=${address}` });
  const [own, before] = [await held(stranger.address), await held(vault.address)];
  await act(page, "Claim for this address");
  expect(wallet.signed[0]?.calls[0]).toMatchObject({
    sender: stranger.address,
    msg: { claim: { address, tokens: [token()] } },
  });
  expect(await page.getByRole("dialog").innerText()).toContain("the payout address that its owner set");
  expect(await held(vault.address)).toBe(before + 792_000n);
  expect(await held(stranger.address)).toBe(own);
});

test("a curator sees and claims what it has by its role", async () => {
  const [curator, other] = [await newAccount(), await newAccount()];
  const { model } = await datanetOf([{ address: other.address, weight: 1 }], "curated", curator.name);
  await paid(model, "q-1");
  const { page } = await openMe(curator.name);
  // a tenth of what the datanet gets
  const earnings = section(page, "Earnings");
  await expect.poll(() => earnings.innerText()).toMatch(/by role\s+as curator\s+0\.088 DEMO/);
  const row = section(page, "Your datanets").getByRole("row").nth(1);
  expect(await row.innerText()).toMatch(/curated\s+none now\s+curator\s+0\.088 DEMO as curator/);
  const before = await held(curator.address);
  await act(page, "Claim everything");
  expect(await held(curator.address)).toBe(before + 88_000n);
});

test("the payout address is set and set back", async () => {
  const [{ name, address }, vault] = [await earner(), await newAccount()];
  const { page, wallet } = await openMe(name);
  const payout = section(page, "Payout address");
  await payout.getByText("Change the payout address").click();
  const field = payout.getByLabel("New payout address");
  const set = page.getByRole("button", { name: "Set the payout address" });
  await field.fill(`${vault.address.slice(0, -1)}${vault.address.endsWith("q") ? "p" : "q"}`);
  expect(await payout.innerText()).toContain("typing mistake");
  expect(await set.isDisabled()).toBe(true);
  await field.fill(address);
  expect(await payout.innerText()).toContain("paid to this address already");
  await field.fill(vault.address);
  await act(page, "Set the payout address");
  expect(await page.getByRole("dialog").innerText()).toContain(vault.address);
  await closeDialog(page);
  expect((await chain().tributary.payoutAddress({ address })).payout_address).toBe(vault.address);
  await expect.poll(() => payout.innerText()).toContain(vault.address.slice(-6));

  await act(page, "Back to your own address");
  await closeDialog(page);
  expect((await chain().tributary.payoutAddress({ address })).payout_address).toBe(address);
  await expect.poll(() => payout.innerText()).toContain("your own address.");
  expect(wallet.signed.map(({ calls }) => calls[0]?.msg)).toEqual([
    { set_payout_address: { address: vault.address } },
    { set_payout_address: {} },
  ]);
});

test("who leaves a datanet keeps what it earned", async () => {
  const { name, address, datanet } = await earner();
  const { page } = await openMe(name);
  await act(page, `Leave datanet ${datanet}`);
  expect(await page.getByRole("dialog").innerText()).toContain("direct weight of 7");
  await closeDialog(page);
  const row = section(page, "Your datanets").getByRole("row").nth(1);
  await expect.poll(() => row.innerText()).toMatch(/none now\s+0\.792 DEMO/);
  expect(await page.getByRole("button", { name: /^Leave/ }).count()).toBe(0);
  expect((await chain().tributary.contributor({ datanetId: datanet, address })).weight).toBe(0);
});

test("another account in the wallet is another portfolio, and an open dialog is gone", async () => {
  const [one, other] = [await earner(), await newAccount()];
  const { page, wallet } = await openMe(one.name);
  await page.getByRole("button", { name: "Claim everything" }).click();
  await page.getByRole("dialog").getByTestId("gas").waitFor();
  await wallet.switchTo(other.name);
  await page.getByText("Nothing has been earned yet.").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.getByRole("main").innerText()).toContain("You hold no weight in any datanet");
  expect(await page.getByRole("main").innerText()).toContain("No model may charge your account.");
});

test("with everything unfolded it is accessible, and fits a phone", async () => {
  const { name } = await earner();
  const { page } = await openMe(name, { viewport: PHONE });
  await settled(page);
  for (const unfolded of await page.locator("main summary").all()) await unfolded.click();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Claim everything" }).click();
  await page.getByRole("dialog").getByTestId("gas").waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
