/** The node as a person meets it: gone, back, or of another chain. */
import { expect, inject, test } from "vitest";
import { connectWallet, everyRoute, openPage, payForQuery, startNode, stopNode } from "../harness/index.ts";

test("a node that goes away is named, what was shown stays, and all goes on when it is back", async () => {
  const { page, node } = await openPage();
  const rows = await page.getByRole("table").first().innerText();
  await node.down();
  const banner = page.locator(".banner");
  await banner.waitFor();
  expect(await banner.innerText()).toMatch(/node/i);
  expect(await page.getByRole("table").first().innerText()).toBe(rows);
  await node.up();
  await banner.waitFor({ state: "detached" });
});

const SOME = new Set(["overview", "datanet", "model", "record", "me", "operate a datanet"]);

test.each(everyRoute().filter(({ name }) => SOME.has(name)))(
  "$name: opened while the node is gone it says so, and can be tried again",
  async (visit) => {
    const { page, node } = await openPage({ path: visit.path, before: ({ node: way }) => way.down() });
    await page.getByText(/node/i).first().waitFor();
    expect(await page.getByRole("heading", { level: 1 }).count()).toBeLessThanOrEqual(1);
    const text = await page.locator("body").innerText();
    expect(text).not.toMatch(/undefined|NaN|object Object|TypeError|Failed to fetch/);
    await node.up();
    const again = page.getByRole("main").getByRole("button", { name: "Try again" });
    while ((await again.count()) > 0)
      await again
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    await page.locator(".banner").waitFor({ state: "detached" });
  },
);

test("a node of another chain is not believed, and nothing is signed for it", async () => {
  await payForQuery();
  const opened = await openPage({
    path: "/me",
    wallet: "contributor",
    before: ({ node }) => node.ofAnotherChain("another-chain"),
  });
  const { page, wallet } = opened;
  const banner = page.locator(".banner");
  await banner.waitFor();
  expect(await banner.innerText()).toContain("another-chain");
  await connectWallet(opened);
  await page.getByRole("button", { name: /claim everything/i }).click();
  const alert = page.getByRole("dialog").getByRole("alert");
  expect(await alert.innerText()).toContain("another-chain");
  expect(wallet.signed).toEqual([]);
});

// only a chain that is there for the tests alone may be stopped
test.runIf(inject("world").ownsChain)("a node that is really stopped, and started again", async () => {
  const { page, watch } = await openPage();
  const height = async () =>
    Number(/Block ([\d,]+)/.exec(await page.locator("body").innerText())?.[1]?.replaceAll(",", ""));
  const before = await height();
  watch.tolerate(/Failed to load resource: net::ERR_/);
  await stopNode();
  try {
    await page.locator(".banner").waitFor();
  } finally {
    await startNode();
  }
  await page.locator(".banner").waitFor({ state: "detached" });
  await expect.poll(height, { timeout: 15_000 }).toBeGreaterThan(before);
});
