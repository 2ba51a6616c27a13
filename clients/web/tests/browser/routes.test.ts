/** Every page, as different people see it. */
import { expect, test } from "vitest";
import {
  connectWallet,
  everyRoute,
  expectAccessible,
  expectNoSidewaysScroll,
  openPage,
  PHONE,
  screenshot,
  settled,
  tabStops,
} from "../harness/index.ts";

test.each(everyRoute())(
  "$name: accessible in light and dark, and fits a phone",
  async ({ name, path, wallet }) => {
    const opened = await openPage({ path, ...(wallet && { wallet }) });
    const { page } = opened;
    if (wallet) await connectWallet(opened);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    await screenshot(page, name);
    await expectAccessible(page);
    await screenshot(page, `${name}, dark`);
    await page.emulateMedia({ colorScheme: "light" });
    // by keyboard one sees where one is, and a screen reader says it
    const stops = await tabStops(page);
    expect(stops.filter(({ visible, name: said }) => !visible || said === "")).toEqual([]);
    await page.setViewportSize(PHONE);
    await settled(page);
    await screenshot(page, `${name}, phone`);
    await expectNoSidewaysScroll(page);
  },
);
