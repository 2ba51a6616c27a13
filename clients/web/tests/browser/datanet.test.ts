import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { formatAmount, formatScaled, unscale } from "tributary-client";
import { describe, expect, test } from "vitest";
import { chain, openPage, PHONE, screenshot, section, seeded, settled } from "../harness/index.ts";

const table = (page: Page, caption: string) => page.getByRole("table", { name: caption, exact: true });

/** A table's rows as texts, without its head. */
async function rowsOf(page: Page, caption: string): Promise<string[][]> {
  const rows = await table(page, caption).getByRole("row").all();
  const cells = (row: (typeof rows)[number]) => row.getByRole("cell").allInnerTexts();
  return (await Promise.all(rows.slice(1).map(cells))).map((row) => row.map((text) => text.trim()));
}

describe("birdsong, with terms, an influence lane and a notice", () => {
  const path = () => `/datanets/${seeded().datanets.birdsong}`;
  const datanetId = () => seeded().datanets.birdsong;

  test("says what it is and its terms in words", async () => {
    const { page } = await openPage({ path: path() });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("birdsong");
    const main = page.getByRole("main");
    expect(await main.innerText()).toContain("Recordings of birds at dawn");
    expect(await main.innerText()).toContain("CC-BY-4.0");
    const link = main.getByRole("link", { name: "https://example.org/birdsong", exact: true });
    expect(await link.getAttribute("rel")).toMatch(/noopener.*nofollow/);
    const terms = await section(page, "Terms").innerText();
    expect(terms).toMatch(/95 % stay here/);
    expect(terms).toMatch(/The curator takes 3 %/);
    expect(terms).toMatch(/30 % of the rest goes by influence: it waits up to 6 hours/);
    expect(terms).toMatch(/announced 1 day 6 hours before/);
    expect(await rowsOf(page, "Attestors of this datanet")).toHaveLength(1);
    await screenshot(page, "datanet");
  });

  test("shows the income that the contract tells", async () => {
    const { page } = await openPage({ path: path() });
    const { token } = chain().deployment;
    const pool = await chain().tributary.pool({ datanetId: datanetId(), token });
    const income = section(page, "Income");
    await expect.poll(() => income.innerText()).toContain(formatAmount(pool.income, 6));
    expect(await income.innerText()).toContain(formatAmount(pool.waiting_pots, 6));
    expect(await income.innerText()).toContain(formatAmount(pool.curator_income, 6));
    const each = formatScaled(unscale(pool.index_scaled), 6, { maxDecimals: 9 });
    expect(await income.innerText()).toContain(each);
  });

  test("shows where the fees ran, and the bands add up", async () => {
    const { page } = await openPage({ path: path() });
    const flow = section(page, "Where the fees ran");
    await flow.locator("text", { hasText: "all other contributors" }).waitFor();
    await flow.getByText("The same as a table").click();
    const rows = await flow.getByRole("table").getByRole("row").all();
    const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole("cell").allInnerTexts()));
    const amount = (text: string) => Number(text.replace(/ DEMO$/, "").replaceAll(",", ""));
    const sum = (of: string[][]) => of.reduce((total, [, , text = ""]) => total + amount(text), 0);
    const into = sum(cells.filter(([, to]) => to === "birdsong"));
    const out = sum(cells.filter(([from]) => from === "birdsong"));
    expect(into).toBeGreaterThan(0);
    expect(out).toBeCloseTo(into, 6);
    const ends = cells.filter(([from]) => from === "birdsong").map(([, to]) => to);
    expect(ends).toEqual(
      expect.arrayContaining(["the curator", "waits for an attestor", "all other contributors"]),
    );
    expect(await flow.getByRole("img").getAttribute("aria-label")).toContain("the table below says the same");
    // the largest contributor has a band
    const contributor = chain().address("contributor");
    expect(ends).toContain(`${contributor.slice(0, 10)}…${contributor.slice(-6)}`);
  });

  test("shows contributions and what the curator said, by status", async () => {
    const { page } = await openPage({ path: path() });
    const caption = "Contributions and their review";
    const all = await rowsOf(page, caption);
    expect(all.map(([number]) => number)).toEqual(["1", "2", "3", "4"]);
    expect(all[0]?.[1]).toMatch(/accepted with weight 15, takes effect by change \d+/);
    expect(all[1]?.[1]).toMatch(/rejected: “the same bird as contribution 1, with more wind”/);
    const hash = createHash("sha256").update("https://example.org/birdsong/robin-1.flac").digest("hex");
    expect(await table(page, caption).getByTitle(hash).count()).toBe(1);
    await page
      .getByLabel("Show (optional)")
      .or(page.getByLabel("Show", { exact: true }))
      .selectOption("pending");
    await expect
      .poll(async () => (await rowsOf(page, caption)).map(([number]) => number))
      .toEqual(["3", "4"]);
  });

  test("shows what is scheduled and when, and offers nothing that can't be done yet", async () => {
    const { page } = await openPage({ path: path() });
    const changes = await rowsOf(page, "Changes that wait, in order of their turn");
    expect(changes.map((row) => row[1])).toEqual([
      expect.stringContaining("accepts a contribution, adding a weight of 15"),
      expect.stringContaining("sets the weights of 2 addresses"),
    ]);
    expect(changes[0]?.[3]).toMatch(/can take effect in (1 day|\d+ hours)/);
    expect(await section(page, "Scheduled changes").getByRole("button", { name: "Apply now" }).count()).toBe(
      0,
    );
  });

  test("names parents, children and models", async () => {
    const { page } = await openPage({ path: path() });
    const relatives = section(page, "Parents, children, models");
    await relatives.getByRole("link", { name: "promptsource" }).first().waitFor();
    expect(await relatives.innerText()).toMatch(/promptsource, with a royalty of 5 %/);
    expect(await rowsOf(page, "Datanets derived from this one")).toContainEqual(["dawn-chorus", "15 %"]);
    expect((await rowsOf(page, "Models that rest on this datanet"))[0]?.[0]).toBe("birdsong-7b");
  });
});

describe("tldr-pages, with 3,447 contributors", () => {
  const path = () => `/datanets/${seeded().datanets.tldrPages}`;
  const caption = "Contributors and their weights";

  test("its contributors are paged", async () => {
    const { page } = await openPage({ path: path() });
    const who = section(page, "Who contributed");
    const first = await rowsOf(page, caption);
    expect(first).toHaveLength(25);
    expect(first[0]?.[1]).toMatch(/^\d+ of 22,645$/);
    const { contributors } = await chain().tributary.contributors({
      datanetId: seeded().datanets.tldrPages,
      limit: 75,
    });
    const pages = who.getByRole("navigation", { name: "Pages of contributors" });
    const shown = async () => (await rowsOf(page, caption))[0]?.[0];
    for (const start of [25, 50]) {
      await pages.getByRole("button", { name: "Next" }).click();
      await expect.poll(shown).toContain(contributors[start]?.address.slice(-6));
    }
    expect(await pages.innerText()).toContain("Page 3");
    await pages.getByRole("button", { name: "Back" }).click();
    await expect.poll(shown).toContain(contributors[25]?.address.slice(-6));
  });

  test("its largest contributors are found among all of them", async () => {
    const { page } = await openPage({ path: path() });
    await page.getByLabel(/^Order/).selectOption("weight");
    await page.getByText("3,447 addresses hold weight.").waitFor({ timeout: 45_000 });
    const weights = (await rowsOf(page, caption)).map((row) =>
      Number(row[1]?.split(" ")[0]?.replaceAll(",", "")),
    );
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    // in `data/`, this is the most that anybody wrote
    expect(weights[0]).toBeGreaterThan(1_000);
    await page.locator("text", { hasText: "all other contributors" }).waitFor();
    await screenshot(page, "datanet of thousands, largest first");
  });

  test("its weights are drawn version by version, and told in a table", async () => {
    const { page } = await openPage({ path: path() });
    const weights = section(page, "Weights over time");
    await weights.getByText("The same as a table").click();
    const datanetId = seeded().datanets.tldrPages;
    const rows = await rowsOf(page, "Total weight by version");
    expect(rows).toHaveLength(18);
    const address = chain().address("curator");
    for (const version of [18, 7, 1]) {
      const { total_weight } = await chain().tributary.weightAt({ datanetId, address, version });
      expect(rows).toContainEqual([`${version}`, total_weight.toLocaleString("en")]);
    }
    expect(await weights.getByRole("img").getAttribute("aria-labelledby")).toBeTruthy();
    await weights.getByRole("button", { name: "When were they changed?" }).click();
    const caption = "When each version began, newest first";
    await table(page, caption).waitFor({ timeout: 30_000 });
    const moments = await rowsOf(page, caption);
    expect(moments.map(([version]) => version)).toEqual(["18", "17", "16", "15", "14"]);
    expect(moments[0]?.[2]).toBe("weights of 47 addresses");
    expect(moments[0]?.slice(4, 6)).toEqual(["0", "22,645"]);
    const height = Number(moments[0]?.[1]?.match(/block ([\d,]+)$/)?.[1]?.replaceAll(",", ""));
    const before = await chain().tributary.weightAt({ datanetId, address, height });
    const after = await chain().tributary.weightAt({ datanetId, address, height: height + 1 });
    expect([before.weights_version, after.weights_version]).toEqual([17, 18]);
  });
});

test("an address is looked up: weight, seats, earnings, and its weight over time", async () => {
  const datanetId = seeded().datanets.dawnChorus;
  const { page } = await openPage({ path: `/datanets/${datanetId}` });
  const address = chain().address("contributor");
  const field = page.getByLabel("Look up an address");
  await field.fill("wasm1nobody");
  await page.getByRole("button", { name: "Look up" }).click();
  await page.getByText("This address has a typing mistake").waitFor();
  await field.fill(address);
  await field.press("Enter");
  const panel = section(page, "One contributor");
  await panel.waitFor();
  await settled(page);
  const contributor = await chain().tributary.contributor({ datanetId, address });
  const { total_weight, weights_version } = await chain().tributary.datanet({ datanetId });
  const text = await panel.innerText();
  expect(text).toContain(`${contributor.weight} of ${total_weight}`);
  for (const { source, weight } of contributor.seats) {
    expect(text).toContain(
      "direct" in source ? `${weight} set directly` : `${weight} by roll ${source.roll.roll_id}`,
    );
  }
  const position = contributor.positions[0];
  expect(position).toBeDefined();
  const earned = formatScaled(unscale(position?.earned_scaled ?? "0"), 6, { maxDecimals: 9 });
  expect(text).toContain(earned);
  expect(text).toContain(`${formatAmount(position?.claimed ?? "0", 6)} DEMO`);
  await panel.getByText("Its weight over time").click();
  const rows = await rowsOf(page, "Weight of this address by version");
  expect(rows).toHaveLength(weights_version);
  for (const [version, weight] of rows) {
    const at = await chain().tributary.weightAt({ datanetId, address, version: Number(version) });
    expect(weight).toBe(`${at.weight} of ${at.total_weight}`);
  }
});

test("rolls are told with their root and how many seats are taken", async () => {
  const datanetId = seeded().datanets.dawnChorus;
  const { page } = await openPage({ path: `/datanets/${datanetId}` });
  const { rolls } = await chain().tributary.rolls({ datanetId });
  const [row] = await rowsOf(page, "Rolls of this datanet");
  expect(row?.[1]).toMatch(new RegExp(`^${rolls[0]?.total_weight} of `));
  expect(row?.[2]).toMatch(
    new RegExp(`of ${rolls[0]?.leaf_count} \\(weight ${rolls[0]?.enrolled_weight}\\)`),
  );
  const root = Buffer.from(rolls[0]?.root ?? "", "base64").toString("hex");
  expect(await table(page, "Rolls of this datanet").getByTitle(root).count()).toBe(1);
});

test("the sections are reached by keyboard", async () => {
  const { page } = await openPage({ path: `/datanets/${seeded().datanets.birdsong}`, viewport: PHONE });
  const jump = page
    .getByRole("navigation", { name: "Sections of this page" })
    .getByRole("button", { name: "Rolls" });
  await jump.focus();
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: "Rolls" });
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await heading.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  expect(page.url()).toContain("#/datanets/");
});

test("numbers that no datanet has are answered in words", async () => {
  const { page, goto, watch } = await openPage({ path: "/datanets/abc" });
  watch.tolerate(/Failed to load resource/);
  for (const [path, words] of [
    ["/datanets/abc", "Datanets are numbered from 1."],
    ["/datanets/0", "Datanets are numbered from 1."],
    ["/datanets/1.5", "Datanets are numbered from 1."],
    ["/datanets/9999", "No datanet 9999 is registered."],
  ] as const) {
    await goto(path);
    expect(await page.getByRole("heading", { level: 1 }).innerText(), path).toBe("There is no such datanet");
    expect(await page.getByRole("main").innerText()).toContain(words);
  }
});

test("strangers' texts and links do nothing", async () => {
  const { page } = await openPage({ path: "/datanets/1", stage: "hostile" });
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("<img src=x onerror=");
  expect(await page.locator("main img, main script, main b").count()).toBe(0);
  const links = await page
    .getByRole("main")
    .locator("a")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect(links.filter((href) => !/^(#\/|https:\/\/example\.org\/)/.test(href ?? ""))).toEqual([]);
  expect(await page.getByRole("main").innerText()).toContain("javascript:window.pwned=1");
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
});
