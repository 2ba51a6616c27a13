/** What the tests of the operate page share. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { chain, connectWallet, newAccount, openPage, settled } from "../../harness/index.ts";
import type { Opened, OpenOptions } from "../../harness/index.ts";

/** As somebody connected. */
export async function openAs(wallet: string, options: OpenOptions): Promise<Opened> {
  const opened = await openPage({ wallet, ...options });
  await connectWallet(opened);
  await settled(opened.page);
  return opened;
}

/** Signs what a dialog asks for, sees its hash, and closes it. */
export async function sign(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await expect
    .poll(() => dialog.getByTestId("gas").innerText(), { timeout: 15_000 })
    .toMatch(/^[\d,]+, as simulated/);
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText(/^Done/).waitFor({ timeout: 30_000 });
  expect(await dialog.locator("[data-hash]").first().getAttribute("data-hash")).toMatch(/^[0-9A-F]{64}$/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name }).click();
}

/** Presses a button and signs. */
export async function act(page: Page, name: string | RegExp): Promise<void> {
  await press(page, name);
  await sign(page);
}

/** A datanet of somebody new, with these fields. */
export async function newDatanet(
  fields: object = {},
): Promise<{ curator: string; address: string; id: number }> {
  const { name: curator, address } = await newAccount();
  await chain().send(curator, [chain().call({ register_datanet: { name: `of ${curator}`, ...fields } })]);
  const { datanets } = await chain().ask({ datanets_by_curator: { curator: address } });
  return { curator, address, id: datanets[0].datanet_id };
}

/** A model of somebody new, with these fields, on the seeded datanet 1. */
export async function newModel(
  fields: object = {},
): Promise<{ operator: string; address: string; id: number }> {
  const { name: operator, address } = await newAccount();
  const lineage = [{ datanet_id: 1, weight: 1 }];
  const model = { name: `of ${operator}`, operator_fee_bps: 1_000, lineage, ...fields };
  await chain().send(operator, [chain().call({ register_model: model })]);
  const { models } = await chain().ask({ models_by_operator: { operator: address } });
  return { operator, address, id: models[0].model_id };
}

/** A CSV file, as somebody chooses it. */
export function csv(lines: string[]): { name: string; mimeType: string; buffer: Buffer } {
  return { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) };
}
