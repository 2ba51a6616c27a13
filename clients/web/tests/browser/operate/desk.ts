/** What the tests of the operate page share. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import {
  closeDialog,
  newAccount,
  registerDatanet,
  registerModel,
  sign as signed,
} from "../../harness/index.ts";
import type { DatanetTerms, ModelTerms } from "../../harness/index.ts";

/** Signs what a dialog asks for once its gas is known, sees its hash, and closes it. */
export async function sign(page: Page): Promise<void> {
  const gas = page.getByRole("dialog").getByTestId("gas");
  await expect.poll(() => gas.innerText(), { timeout: 15_000 }).toMatch(/^[\d,]+, as simulated/);
  expect(await signed(page)).toMatch(/^[0-9A-F]{64}$/);
  await closeDialog(page);
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
  fields: Partial<DatanetTerms> = {},
): Promise<{ curator: string; address: string; id: number }> {
  const { name: curator, address } = await newAccount();
  const id = await registerDatanet({ name: `of ${curator}`, ...fields }, "main", curator);
  return { curator, address, id };
}

/** A model of somebody new, with these fields, on the seeded datanet 1. */
export async function newModel(
  fields: Partial<ModelTerms> = {},
): Promise<{ operator: string; address: string; id: number }> {
  const { name: operator, address } = await newAccount();
  const lineage = [{ datanet_id: 1, weight: 1 }];
  const model = { name: `of ${operator}`, operator_fee_bps: 1_000, lineage, ...fields };
  const id = await registerModel(model, "main", operator);
  return { operator, address, id };
}

/** A CSV file, as somebody chooses it. */
export function csv(lines: string[]): { name: string; mimeType: string; buffer: Buffer } {
  return { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) };
}
