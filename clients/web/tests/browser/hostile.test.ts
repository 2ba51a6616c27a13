/** Strangers' words: markup, marks of direction, links that run code, texts without end. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  connectWallet,
  expectNoSidewaysScroll,
  MARKUP,
  openPage,
  PHONE,
  screenshot,
  seeded,
} from "../harness/index.ts";

const visits = [
  { path: "/" },
  { path: "/datanets/1" },
  { path: "/datanets/2" },
  { path: "/datanets/3" },
  { path: "/models/1", wallet: "payer" },
  { path: "/models/2" },
  { path: "/models/1/records/1" },
  { path: "/me", wallet: "contributor" },
  { path: "/operate", wallet: "curator" },
  { path: "/operate/datanets/1", wallet: "curator" },
  { path: "/operate/models/1", wallet: "operator" },
];

/** What a hostile text would have become, were it taken for more than text. */
function became(page: Page) {
  return page.evaluate(() => ({
    ran: "pwned" in window,
    markup: [...document.querySelectorAll("img, b, i, iframe, main script")].map(
      ({ outerHTML }) => outerHTML,
    ),
    links: [...document.querySelectorAll("a[href]")]
      .map((link) => link.getAttribute("href") ?? "")
      .filter((href) => !/^(https?:\/\/|#)/.test(href)),
    // the page's own isolation of a name is no stranger's
    turned: /[\u202a-\u202e\u2066-\u2069\u200b]/.test(
      document.body.innerText.replaceAll(/\u2068([^\u2066-\u2069]*)\u2069/g, "$1"),
    ),
  }));
}

test.each(visits)("$path: hostile names are shown as text, and fit a phone", async ({ path, wallet }) => {
  const opened = await openPage({ path, stage: "hostile", viewport: PHONE, ...(wallet && { wallet }) });
  const { page } = opened;
  if (wallet) await connectWallet(opened);
  expect(await became(page)).toEqual({ ran: false, markup: [], links: [], turned: false });
  await screenshot(page, `hostile ${path.replaceAll("/", " ").trim()}`);
  await expectNoSidewaysScroll(page);
});

test("markup in a name is seen as it was written", async () => {
  const { page } = await openPage({ path: "/datanets/1", stage: "hostile" });
  const [begin = ""] = MARKUP.split(" onerror");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(begin);
});

test.each(["/", "/datanets/3", "/models/2", "/me"])(
  "%s: a name of 100 kB from the node is cut",
  async (path) => {
    const name = `${MARKUP}\u202E${"long ".repeat(20_000)}`;
    let altered = 0;
    const opened = await openPage({
      path,
      wallet: "contributor",
      before: ({ node }) =>
        node.answers((text) =>
          text.replaceAll(/"name":"(birdsong|birdsong-7b)"/g, () => {
            altered += 1;
            return `"name":${JSON.stringify(name)}`;
          }),
        ),
    });
    const { page } = opened;
    if (path === "/me") await connectWallet(opened);
    expect(altered).toBeGreaterThan(0);
    const text = await page.locator("body").innerText();
    expect(text).toContain("<img src=x");
    expect(text.length).toBeLessThan(30_000);
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll("[title]")].map(
          (element) => element.getAttribute("title")?.length ?? 0,
        ),
      ),
    );
    expect(longest).toBeLessThan(1_000);
    expect(await became(page)).toEqual({ ran: false, markup: [], links: [], turned: false });
    expect((await page.title()).length).toBeLessThan(300);
  },
);

test("links lead to the web only, in a window that knows nothing of this one", async () => {
  const { page, goto } = await openPage({ path: `/datanets/${seeded().datanets.birdsong}` });
  const outward = page.locator("main a[href^=http]");
  expect(await outward.count()).toBeGreaterThan(0);
  for (const link of await outward.all()) {
    expect(await link.getAttribute("rel")).toMatch(/noopener.*noreferrer/);
  }
  // an address of IPFS is no address of the web
  await goto(`/datanets/${seeded().datanets.dawnChorus}`);
  await page.getByText("ipfs://bafy").first().waitFor();
  expect(await page.locator("a[href^=ipfs]").count()).toBe(0);
});
