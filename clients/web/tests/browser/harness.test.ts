/** The harness itself: that what must fail a test does fail it. */
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, tabStops } from "../harness/index.ts";
import { Watch } from "../harness/watch.ts";

/** What a watch says of a page on which this happened. */
async function seenOf(fault: (page: Page) => Promise<unknown>): Promise<string> {
  const { context, page: _page, watch: outer } = await openPage({ path: "/nowhere" });
  outer.tolerate(/./);
  const { origin, deployment } = inject("world").stages.main;
  const watch = new Watch([origin, deployment.node, deployment.rest]);
  await watch.listen(context);
  const page = await context.newPage();
  await page.goto(origin);
  watch.assertClean();
  await fault(page);
  await page.waitForTimeout(300);
  try {
    watch.assertClean();
  } catch (error) {
    return String(error);
  }
  return "nothing";
}

test("an error on the console fails a test", async () => {
  expect(await seenOf((page) => page.evaluate(() => console.error("planted")))).toContain("planted");
});

test("an uncaught error fails a test", async () => {
  const fault = (page: Page) => page.evaluate(() => void setTimeout(() => JSON.parse("{planted")));
  expect(await seenOf(fault)).toContain("an uncaught error");
});

test("an inline script does not run, and fails a test", async () => {
  const said = await seenOf((page) =>
    page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.text = "window.planted = 1";
      } catch {
        script.append("window.planted = 1");
      }
      document.body.append(script);
      const { planted } = window as unknown as { planted?: number };
      if (planted) console.error("it ran");
    }),
  );
  expect(said).toContain("against the policy");
  expect(said).not.toContain("it ran");
});

test("a request to another origin fails a test", async () => {
  const fault = (page: Page) =>
    page.evaluate(() => fetch("https://example.org/planted").catch(() => undefined));
  expect(await seenOf(fault)).toMatch(/another origin|against the policy/);
});

test("a fault that was announced and didn't come fails a test", async () => {
  const watch = new Watch([]);
  watch.expect(/planted/);
  expect(() => watch.assertClean()).toThrow("expected /planted/");
});

test("a picture without words and pale letters are found in both colour schemes", async () => {
  const { page } = await openPage({ path: "/nowhere" });
  await page.evaluate(() => {
    const image = document.createElement("img");
    image.src = "./icon.svg";
    document.querySelector("main")?.append(image);
  });
  const error = await expectAccessible(page).catch(String);
  expect(error).toMatch(/in light: image-alt/);
  expect(error).toMatch(/in dark: image-alt/);
});

test("what is wider than a phone is found", async () => {
  const { page } = await openPage({ path: "/nowhere", viewport: PHONE });
  await page.evaluate(() => {
    const wide = document.createElement("p");
    wide.textContent = "planted".repeat(100);
    wide.style.setProperty("white-space", "nowrap");
    wide.style.setProperty("overflow-wrap", "normal");
    document.querySelector("main")?.append(wide);
  });
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow("planted");
});

test("a stop of the tabulator that doesn't show is found", async () => {
  const { page } = await openPage({ path: "/nowhere" });
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.textContent = "planted";
    button.style.setProperty("outline", "none", "important");
    button.style.setProperty("box-shadow", "none", "important");
    document.querySelector("main")?.prepend(button);
  });
  const stop = (await tabStops(page)).find(({ name }) => name === "planted");
  expect(stop).toMatchObject({ visible: false });
});
