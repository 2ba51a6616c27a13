/** What somebody does on the page, in whichever part of it. */
import type { Locator, Page } from "playwright-core";
import { connectWallet, openPage, settled } from "./page.ts";
import type { Opened, OpenOptions } from "./page.ts";

/** The page as somebody with a wallet sees it, connected. */
export async function openAs(wallet: string, options: OpenOptions = {}): Promise<Opened> {
  const opened = await openPage({ ...options, wallet });
  await connectWallet(opened);
  await settled(opened.page);
  return opened;
}

/** A part of the page, by its heading. */
export function section(page: Page, heading: string): Locator {
  return page.getByRole("region", { name: heading, exact: true });
}

/** Signs what the dialog shows; the transaction's hash once it is in a block. */
export async function sign(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText(/^Done: it is in/).waitFor({ timeout: 30_000 });
  return (await dialog.locator("[data-hash]").first().getAttribute("data-hash")) ?? "";
}

export async function closeDialog(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Signs, and goes on with the page. */
export async function confirm(page: Page): Promise<void> {
  await sign(page);
  await closeDialog(page);
}
