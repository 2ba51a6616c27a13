/** A contract in which nothing has happened yet. */
import { expect, test } from "vitest";
import { connectWallet, openPage, screenshot } from "../harness/index.ts";

const visits = [
  { name: "overview", path: "/" },
  { name: "me", path: "/me", wallet: "contributor" },
  { name: "operate", path: "/operate", wallet: "curator" },
];

test.each(visits)(
  "$name says that there is nothing yet, and does not fail",
  async ({ name, path, wallet }) => {
    const opened = await openPage({ path, stage: "empty", ...(wallet && { wallet }) });
    const { page } = opened;
    if (wallet) await connectWallet(opened);
    const main = await page.getByRole("main").innerText();
    expect(main).toMatch(/\b(no|none|nothing|not yet)\b/i);
    expect(main).not.toMatch(/undefined|NaN|object Object/);
    expect(await page.getByRole("alert").count()).toBe(0);
    await screenshot(page, `empty ${name}`);
  },
);

test.each([
  "/datanets/1",
  "/models/1",
  "/models/1/records/1",
  "/datanets/nonsense",
  "/models/0",
  "/datanets/99999999999999999999",
])("%s: what isn't there is said to be missing", async (path) => {
  const { page, watch } = await openPage({ path: "/nowhere", stage: "empty" });
  // the answer to a question for what isn't there
  watch.tolerate(/Failed to load resource: the server responded with a status of (400|500)/);
  await page.evaluate((hash) => (location.hash = hash), path);
  await expect
    .poll(() => page.getByRole("main").innerText())
    .toMatch(/not registered|there is no|no such|not found|not a number/i);
  expect(await page.getByRole("main").innerText()).not.toMatch(/undefined|NaN|object Object/);
});
