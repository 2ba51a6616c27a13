/**
 * Tests of the page in a real browser, against a real node.
 *
 * All test files (`tests/browser/*.test.ts`) share one chain with the demo's datanets and what `scripts/seed` adds, and
 * the page as it is built for production. They run one after another: an account's transactions would cross otherwise.
 *
 * ```ts
 * import { expect, test } from "vitest";
 * import { chain, connectWallet, expectAccessible, openPage, seeded } from "../harness/index.ts";
 *
 * test("a query is paid by the wallet", async () => {
 *   const opened = await openPage({ path: `/models/${seeded().models.demo}`, wallet: "payer" });
 *   const { page, wallet } = opened;
 *   await connectWallet(opened);
 *   await page.getByRole("button", { name: "Pay for a query" }).click();
 *   wallet.rejectNext("sign");
 *   await page.getByRole("button", { name: "Sign and send" }).click();
 *   await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/rejected/);
 *   expect(wallet.signed[0]?.calls[0]?.hook).toEqual({ record_query: { … } });
 *   await expectAccessible(page);
 * });
 * ```
 *
 * - `openPage({ path, wallet, stage, viewport, colorScheme, before })` gives `{ page, context, wallet, node, watch, goto }`, with
 *   `page` Playwright's. Everybody has a fresh browser profile; it closes by itself when the test ends. Without `wallet` there is
 *   no `window.keplr`. `stage` is `main` (seeded), `empty` (a contract with nothing in it) or `hostile` (names with markup,
 *   bidi marks, `javascript:` links, the longest texts; see `contracts.ts` for what has which id).
 * - The test fails by itself on an error or warning on the console, an uncaught error, a violation of the content security
 *   policy, a request to any other origin. What a test brings about itself it announces: `watch.expect(/…/)`.
 * - `wallet.approveAll()` (so it is at first), `.rejectNext(kind?)`, `.hold(kind?)` then `.release()` or `.refuse()`,
 *   `.switchTo(name)`, `.requests` and `.signed` (decoded: `calls[].msg`, `.hook`, `fee`, `memo`), `.address`. It knows no chain
 *   at first, as Keplr: kinds are `suggest`, `enable`, `sign`.
 * - `node.down()`, `.up()`, `.ofAnotherChain()`, `.slow(ms)`, `.answers((text, url) => text)`.
 * - `chain(stage?)`: `.ask(query)`, `.send(name, [chain().call(msg), chain().pay(amount, hook)])`, `.address(name)`; `seeded()`: ids;
 *   `newAccount()`: a funded stranger; `payForQuery()`: something new to claim and to attribute. Accounts: owner, curator, operator, gateway, attestor, payer, contributor, admin.
 * - `openAs(name, { path })` opens and connects; `section(page, heading)`; `sign(page)` and `closeDialog(page)` for an action's
 *   dialog, `confirm(page)` for both; `registerDatanet(terms)`, `registerModel(terms)`: ids of a test's own.
 * - `expectAccessible(page)` (both colour schemes), `expectNoSidewaysScroll(page)` (with `viewport: PHONE`), `tabStops(page)`,
 *   `focused(page)`, `screenshot(page, name)`, `settled(page)`.
 *
 * By hand: `npm run test:browser -w web -- tests/browser/model.test.ts`; with `TRIBUTARY_DEPLOYMENT=…` on a chain that runs
 * already (seeded once), with `TRIBUTARY=…` by that binary. Tests that change what others read (`leave_datanet`, pausing)
 * make their own datanet, model or account first.
 */
export { closeDialog, confirm, openAs, section, sign } from "./actions.ts";
export { expectAccessible } from "./axe.ts";
export { chain, newAccount, payForQuery, seeded, startNode, stopNode } from "./chain.ts";
export { BIDI, MARKUP, SCRIPT_URI } from "./contracts.ts";
export { expectNoSidewaysScroll, focused, tabStops } from "./layout.ts";
export type { Stop } from "./layout.ts";
export { connectWallet, DESKTOP, openPage, PHONE, screenshot, settled } from "./page.ts";
export type { Opened, OpenOptions } from "./page.ts";
export { registerDatanet, registerModel, sends } from "./register.ts";
export type { DatanetTerms, ModelTerms } from "./register.ts";
export { everyRoute } from "./routes.ts";
export type { Visit } from "./routes.ts";
export type { AskedCall, WalletRequest } from "../../scripts/wallet/requests.ts";
export { REFUSED } from "./watch.ts";
export type { Wallet } from "./wallet.ts";
export type { Stage, World } from "./world.ts";
