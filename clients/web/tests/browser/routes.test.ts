import { expect, test } from "vitest";
import {
  connectWallet,
  everyRoute,
  expectAccessible,
  expectNoSidewaysScroll,
  openPage,
  PHONE,
  screenshot,
} from "../harness/index.ts";

// what is wrong on one route must not hide what is wrong on another
for (const { name, path, wallet } of everyRoute()) {
  test(`${name}: accessible in light and dark`, async () => {
    const opened = await openPage({ path, ...(wallet && { wallet }) });
    if (wallet) await connectWallet(opened);
    await expectAccessible(opened.page);
    await screenshot(opened.page, `${name} dark`);
  });

  test(`${name}: fits a phone`, async () => {
    const opened = await openPage({ path, viewport: PHONE, ...(wallet && { wallet }) });
    if (wallet) await connectWallet(opened);
    await expectNoSidewaysScroll(opened.page);
    await screenshot(opened.page, `${name} phone`);
  });
}

test("a title names every page", async () => {
  const { page, goto } = await openPage();
  for (const { path } of everyRoute()) {
    await goto(path);
    expect(await page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
  }
});
