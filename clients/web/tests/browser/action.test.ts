/** An action from its button to its hash, pressed twice, left, lost sight of, or by another account. */
import { expect, test } from "vitest";
import { chain, newAccount, section } from "../harness/index.ts";
import type { Opened } from "../harness/index.ts";
import { openMe } from "./me-people.ts";

/** A new account's deposit of 2 DEMO: twice would be twice the money. */
async function atReview(before?: (opened: Opened) => Promise<void>) {
  const { name, address } = await newAccount();
  const opened = await openMe(name);
  await before?.(opened);
  const money = section(opened.page, "Wallet and prepaid account");
  await money.getByText("Deposit into the account").click();
  await money.getByLabel("Amount to deposit").fill("2");
  const open = money.getByRole("button", { name: "Deposit", exact: true });
  await open.click();
  const dialog = opened.page.getByRole("dialog");
  const sign = dialog.getByRole("button", { name: "Sign and send" });
  await sign.waitFor();
  return { ...opened, address, open, dialog, sign };
}

async function prepaid(address: string): Promise<string | undefined> {
  return (await chain().tributary.account({ address })).balances[0]?.balance;
}

test("a button pressed twice asks for one signature", async () => {
  const { sign, dialog, wallet, node, address } = await atReview();
  await node.slow(300);
  // as a hasty hand does, before anything could be drawn anew
  await sign.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await dialog.getByText("Done").waitFor();
  expect(wallet.signed).toHaveLength(1);
  expect(await prepaid(address)).toBe("2000000");
});

test("an action that is left goes on in sight, and no other begins before it is done", async () => {
  const { sign, dialog, wallet, page, open, address } = await atReview();
  wallet.hold("sign");
  await sign.click();
  await dialog.getByRole("button", { name: "Close, it goes on" }).click();
  const line = page.getByRole("status").filter({ hasText: "Deposit: waiting for your wallet" });
  await line.waitFor();
  await open.click();
  await dialog.getByText("waiting for your wallet").waitFor();
  await dialog.getByRole("button", { name: "Close, it goes on" }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  wallet.release();
  await page.getByRole("status").filter({ hasText: "Deposit: done, it is in a block." }).waitFor();
  await page.getByRole("button", { name: "Show" }).click();
  expect(await dialog.locator("[data-hash]").getAttribute("data-hash")).toMatch(/^[0-9A-F]{64}$/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("status").filter({ hasText: "Deposit:" }).waitFor({ state: "detached" });
  expect(wallet.signed).toHaveLength(1);
  expect(await prepaid(address)).toBe("2000000");
});

test("a transaction in no block yet is looked up, and not sent anew", async () => {
  const { sign, dialog, wallet, page, node, address } = await atReview(({ page: fresh }) =>
    fresh.clock.install(),
  );
  const none = { code: -32_603, message: "Internal error", data: "tx (…) not found" };
  await node.answers((text, url) =>
    url.includes("/tx?") ? JSON.stringify({ jsonrpc: "2.0", id: -1, error: none }) : text,
  );
  await sign.click();
  await dialog.getByText("waiting for a block").waitFor();
  const again = dialog.getByRole("button", { name: "Look again" });
  // the wait begins once the node has the transaction, which may be later than the words
  const late = async () => {
    await page.clock.fastForward("02:00");
    return again.isVisible();
  };
  await expect.poll(late).toBe(true);
  expect(await dialog.getByRole("alert").innerText()).toMatch(/Transaction [0-9A-F]{10}…/);
  expect(await dialog.getByRole("button", { name: "Try again" }).count()).toBe(0);
  await again.click();
  await again.waitFor();
  await node.up();
  await again.click();
  await dialog.getByText("Done").waitFor();
  expect(wallet.signed).toHaveLength(1);
  expect(await prepaid(address)).toBe("2000000");
});

test("what one account reviewed, another one that the wallet changed to in silence does not sign", async () => {
  const { sign, dialog, wallet, address } = await atReview();
  await wallet.switchSilently((await newAccount()).name);
  await sign.click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.getByText("This did not work: “the wallet signs for another account").waitFor();
  expect(wallet.signed.filter(({ outcome }) => outcome === "approved")).toEqual([]);
  expect(await prepaid(address)).toBeUndefined();
});
