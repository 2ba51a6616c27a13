/** The page without a mouse. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chain, connectWallet, focused, openPage, payForQuery, seeded, tabStops } from "../harness/index.ts";

/** Tab until a thing of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press("Tab");
    if (name.test((await focused(page))?.name ?? "")) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

test("the first stop leads past what is on every page", async () => {
  const { page } = await openPage({ path: `/models/${seeded().models.birdsong}` });
  const stops = await tabStops(page, 3);
  expect(stops[0]).toMatchObject({ name: "Skip to the page", visible: true });
  await page.getByText("Skip to the page").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement))).toBe(
    true,
  );
});

test("a route that is followed begins at its top, with the focus", async () => {
  const { page } = await openPage();
  await tabTo(page, /^birdsong$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "birdsong" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("a dialog holds the focus, Escape closes it, and the focus returns", async () => {
  await payForQuery();
  const opened = await openPage({ path: "/me", wallet: "contributor" });
  const { page } = opened;
  await connectWallet(opened);
  await tabTo(page, /claim everything/i);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign and send" }).waitFor();
  for (let count = 0; count < 8; count += 1) {
    await page.keyboard.press(count % 3 === 2 ? "Shift+Tab" : "Tab");
    const inside = await page.evaluate(() => {
      const active = document.activeElement;
      // from its end the browser leads to its own bars, never to the page behind
      return active === document.body || document.querySelector("dialog[open]")?.contains(active);
    });
    expect(inside).toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect((await focused(page))?.name).toMatch(/claim everything/i);
  expect(opened.wallet.signed).toEqual([]);
});

test("a wallet is connected and a transaction sent by keys alone", async () => {
  await payForQuery();
  const { page, wallet } = await openPage({ path: "/me", wallet: "contributor" });
  await tabTo(page, /connect a wallet/i);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Disconnect" }).waitFor();
  await tabTo(page, /claim everything/i);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign and send" }).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByText("Done").waitFor();
  expect(wallet.signed).toMatchObject([
    { outcome: "approved", calls: [{ sender: chain().address("contributor") }] },
  ]);
});
