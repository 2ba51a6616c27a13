/** The wallet as a person meets it: absent, unwilling, slow, or somebody else's by now. */
import { expect, test } from "vitest";
import { chain, connectWallet, openPage, payForQuery } from "../harness/index.ts";
import type { Opened } from "../harness/index.ts";

const bar = ({ page }: Opened) => page.getByRole("banner");
const connect = (opened: Opened) => bar(opened).getByRole("button", { name: "Connect a wallet" });
const said = (opened: Opened) => bar(opened).getByRole("alert").innerText();

test("without a wallet everything can be read, and connecting says what is missing", async () => {
  const opened = await openPage();
  await connect(opened).click();
  expect(await said(opened)).toContain("no wallet in this browser");
});

test("a chain that the wallet does not know is described to it", async () => {
  const opened = await openPage({ wallet: "payer" });
  await connectWallet(opened);
  const { chain_id } = chain().deployment;
  expect(opened.wallet.requests).toMatchObject([
    { kind: "suggest", chainId: chain_id, outcome: "approved" },
    { kind: "enable", chainId: chain_id, outcome: "approved" },
  ]);
  expect(await bar(opened).innerText()).toContain("payer");
});

test.each(["suggest", "enable"] as const)(
  "a rejected %s is said in words, and can be tried again",
  async (kind) => {
    const opened = await openPage({ wallet: "payer" });
    opened.wallet.rejectNext(kind);
    await connect(opened).click();
    expect(await said(opened)).toMatch(/reject|declin|refus/i);
    expect(await said(opened)).not.toMatch(/undefined|object Object|Error:/);
    await connectWallet(opened);
    expect(await bar(opened).getByRole("alert").count()).toBe(0);
  },
);

test("while the wallet waits for its owner the page says so", async () => {
  const opened = await openPage({ wallet: "payer" });
  opened.wallet.hold();
  await connect(opened).click();
  await bar(opened)
    .getByRole("button", { name: /waiting for the wallet/i })
    .waitFor();
  opened.wallet.release();
  await bar(opened).getByRole("button", { name: "Disconnect" }).waitFor();
});

test("another account chosen in the wallet is the page's, too", async () => {
  const opened = await openPage({ path: "/me", wallet: "payer" });
  await connectWallet(opened);
  await opened.wallet.switchTo("contributor");
  await bar(opened).getByText("contributor").waitFor();
  await bar(opened).getByTitle(chain().address("contributor")).waitFor();
  expect(await bar(opened).innerText()).not.toContain("payer");
});

test("a reload keeps the connection, and disconnecting ends it", async () => {
  const opened = await openPage({ wallet: "payer" });
  await connectWallet(opened);
  await opened.page.reload();
  await bar(opened).getByRole("button", { name: "Disconnect" }).click();
  await connect(opened).waitFor();
  await opened.page.reload();
  await connect(opened).waitFor();
  expect(opened.wallet.signed).toEqual([]);
});

test("a rejected signature changes nothing, is said in words, and can be tried again", async () => {
  await payForQuery();
  const opened = await openPage({ path: "/me", wallet: "contributor" });
  const { page, wallet } = opened;
  await connectWallet(opened);
  const claimed = async () => {
    const { tokens } = await chain().tributary.earnings({ address: chain().address("contributor") });
    return BigInt(tokens[0]?.claimed ?? 0);
  };
  const before = await claimed();
  await page.getByRole("button", { name: /claim everything/i }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByTestId("gas").innerText()).toMatch(/^\d{2,3},\d{3}/);
  wallet.rejectNext("sign");
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  expect(await dialog.getByRole("alert").innerText()).toMatch(/reject|declin/i);
  expect(await claimed()).toBe(before);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText("Done").waitFor();
  expect(wallet.signed.map(({ outcome }) => outcome)).toEqual(["rejected", "approved"]);
  expect(wallet.signed[1]?.calls).toMatchObject([
    { contract: chain().deployment.contract, msg: { claim: {} } },
  ]);
  expect(await claimed()).toBeGreaterThan(before);
});
