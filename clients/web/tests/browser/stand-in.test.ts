/** `npm start -- --wallet`: the page for who has no Keplr. */
import { preview } from "vite";
import type { PreviewServer } from "vite";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freePorts } from "../../scripts/localnet.ts";
import { standInWallet } from "../../scripts/wallet/serve.ts";
import { chain, connectWallet, openPage, payForQuery, settled } from "../harness/index.ts";

let server: PreviewServer;
let origin: string;

beforeAll(async () => {
  const { dist, stages } = inject("world");
  const [port] = await freePorts(1);
  origin = `http://127.0.0.1:${port}`;
  server = await preview({
    logLevel: "warn",
    configFile: false,
    plugins: [standInWallet(stages.main.deployment, dist)],
    build: { outDir: dist },
    preview: { host: "127.0.0.1", port: port ?? 0, strictPort: true },
  });
});

afterAll(() => server.close());

test("it signs what its owner confirms, as the account that was chosen, and nothing else", async () => {
  await payForQuery();
  const opened = await openPage({ path: "/me", origin });
  const { page } = opened;
  await page.getByLabel(/stand-in wallet/i).selectOption("contributor");
  await connectWallet(opened);
  await page.getByRole("banner").getByTitle(chain().address("contributor")).waitFor();
  await page.getByRole("button", { name: /claim everything/i }).click();
  const dialog = page.getByRole("dialog");
  const asked: string[] = [];
  page.once("dialog", (confirm) => {
    asked.push(confirm.message());
    void confirm.dismiss();
  });
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog
    .getByRole("alert")
    .getByText(/reject|declin/i)
    .first()
    .waitFor();
  expect(asked[0]).toMatch(/as contributor: sign this\?[^]*\{"claim":\{[^]*fee: at most \d+ ustake/);
  page.once("dialog", (confirm) => void confirm.accept());
  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByText("Done").waitFor();
});

test("another page of the same browser gets nothing from it", async () => {
  const body = JSON.stringify({ account: "owner" });
  for (const site of ["cross-site", "same-site", "none"]) {
    const answer = await fetch(`${origin}/stand-in-wallet`, {
      method: "POST",
      headers: { "sec-fetch-site": site },
      body,
    });
    expect(answer.status).toBe(500);
  }
});

test("it is in no build, and signs for no other chain", async () => {
  const { dist, stages } = inject("world");
  const { page } = await openPage();
  await settled(page);
  expect(await page.evaluate(() => "keplr" in window)).toBe(false);
  expect(() => standInWallet({ ...stages.main.deployment, chain_id: "osmosis-1" }, dist)).toThrow("only");
});
