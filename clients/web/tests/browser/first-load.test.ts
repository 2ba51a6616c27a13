/** What comes over the wire before anybody does anything. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { connectWallet, openPage, payForQuery } from "../harness/index.ts";

const MOST_BYTES = 250_000;

test("the first page takes less than 250 kB, and what signs comes only when something is to be signed", async () => {
  await payForQuery();
  const files = new Map<string, Promise<Buffer>>();
  const opened = await openPage({
    wallet: "contributor",
    before: ({ context }) => {
      context.on("response", (answer) => {
        const { pathname, hash, origin } = new URL(answer.url());
        if (!hash && origin === new URL(answer.frame().url() || answer.url()).origin)
          files.set(pathname, answer.body());
      });
    },
  });
  const { page } = opened;
  const sizes = async () => {
    const bodies = await Promise.all(
      [...files].map(async ([name, body]) => [name, gzipSync(await body).length] as const),
    );
    return new Map(bodies);
  };
  const total = (of: Map<string, number>) => [...of.values()].reduce((sum, size) => sum + size, 0);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const first = await sizes();
  console.log(`first load: ${total(first)} bytes gzipped in ${first.size} files`);
  expect([...first.keys()].join(" ")).toMatch(/\.js.*\.css|\.css.*\.js/);
  expect(total(first)).toBeGreaterThan(30_000);
  expect(total(first)).toBeLessThan(MOST_BYTES);

  await connectWallet(opened);
  await opened.goto("/me");
  expect(total(await sizes())).toBeLessThan(MOST_BYTES);
  const before = new Set(files.keys());
  await page.getByRole("button", { name: /claim everything/i }).click();
  await page.getByRole("dialog").getByTestId("gas").waitFor();
  const signer = [...(await sizes())].filter(([name]) => !before.has(name));
  console.log(`what signs: ${total(new Map(signer))} bytes gzipped`);
  expect(total(new Map(signer))).toBeGreaterThan(50_000);
});
