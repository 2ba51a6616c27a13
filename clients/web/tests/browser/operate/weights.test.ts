/** A curator sets weights by lists, with and without notice. */
import { toBech32 } from "@cosmjs/encoding";
import { buildRoll, prove } from "tributary-client";
import { expect, test } from "vitest";
import {
  chain,
  expectAccessible,
  expectNoSidewaysScroll,
  openAs,
  PHONE,
  screenshot,
} from "../../harness/index.ts";
import { act, csv, newDatanet, press, sign } from "./desk.ts";

/** Somebody without a key. */
function somebody(number: number): string {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32BE(number);
  return toBech32(chain().deployment.prefix, bytes);
}

const wholeWeight = async (id: number, address: string) =>
  (await chain().ask({ contributor: { datanet_id: id, address } })).weight;

test("a list's faults are told line by line, and nothing can be sent", async () => {
  const { curator, id } = await newDatanet();
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}` });
  const faulty = ["address,weight", `${somebody(1)},1`, "juno1abc,2", `${somebody(1)},3`, `${somebody(2)},x`];
  await page.getByLabel("Weights: choose a file").setInputFiles(csv(faulty));
  const alert = page.getByRole("main").getByRole("alert");
  await alert.waitFor();
  expect((await alert.getByRole("listitem").allInnerTexts()).map((text) => text.slice(0, 7))).toEqual([
    "Line 3:",
    "Line 4:",
    "Line 5:",
  ]);
  expect(await page.getByRole("button", { name: /these weights/ }).count()).toBe(0);
});

test("a list is compared with the chain and set", async () => {
  const [ann, bob, cem, dee] = [1, 2, 3, 4].map(somebody) as [string, string, string, string];
  const contributors = [ann, bob, cem].map((address) => ({ address, weight: 10 }));
  const { curator, id } = await newDatanet({ contributors });
  const { page, wallet } = await openAs(curator, { path: `/operate/datanets/${id}`, viewport: PHONE });
  await page.getByLabel("… or paste it").fill(`address,weight\n${ann},10\n${bob},25\n${dee},5\n`);
  const tally = page.getByTestId("tally");
  await expect.poll(() => tally.innerText()).toMatch(/1 added, 1 changed, 0 removed, 1 unchanged.*30 → 50/s);
  const table = page.getByRole("table", { name: "Weights before and after" });
  expect(
    (await table.getByRole("row").allInnerTexts()).slice(1).map((row) => row.split(/\s+/).slice(-3)),
  ).toEqual([
    ["changed", "10", "25"],
    ["added", "0", "5"],
  ]);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "weights-phone");
  await page.getByLabel("Whoever is not in the list").selectOption("whole");
  await expect.poll(() => tally.innerText()).toMatch(/1 added, 1 changed, 1 removed, 1 unchanged.*30 → 40/s);
  await act(page, "Set these weights");
  expect(await Promise.all([ann, bob, cem, dee].map((who) => wholeWeight(id, who)))).toEqual([10, 25, 0, 5]);
  await page.getByText("Weight of all").waitFor();
  await expect.poll(() => page.getByRole("definition").first().innerText()).toBe("40");
  expect(wallet.signed.at(-1)?.calls[0]?.msg).toEqual({
    set_weights: {
      datanet_id: id,
      weights: [
        { address: cem, weight: 0 },
        { address: bob, weight: 25 },
        { address: dee, weight: 5 },
      ],
    },
  });
});

test("a long list takes several transactions", async () => {
  const { curator, id } = await newDatanet();
  const { page, wallet } = await openAs(curator, { path: `/operate/datanets/${id}` });
  const lines = Array.from({ length: 230 }, (_, index) => `${somebody(index + 1)},${index + 1}`);
  await page.getByLabel("Weights: choose a file").setInputFiles(csv(["address,weight", ...lines]));
  await page.getByText("this takes 2 transactions, each to be signed").waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("Page 2").waitFor();
  await press(page, "Set these weights");
  await page.getByRole("dialog").getByText("2, each to be signed").waitFor();
  await sign(page);
  expect(wallet.signed.map(({ calls }) => calls.map(({ msg }) => msg.set_weights.weights.length))).toEqual([
    [200],
    [30],
  ]);
  expect((await chain().ask({ datanet: { datanet_id: id } })).total_weight).toBe((230 * 231) / 2);
});

test("the seat from a roll is no direct weight", async () => {
  const ann = somebody(1);
  const { curator, id } = await newDatanet({ contributors: [{ address: ann, weight: 10 }] });
  const roll = buildRoll([{ address: ann, weight: 5 }]);
  const { root, total_weight, leaf_count } = roll;
  const { leaf_index, ...leaf } = prove(roll, 0);
  const publish = { root, total_weight, leaf_count, uri: "https://example.org/leaves.csv", last_leaf: leaf };
  await chain().send(curator, [
    chain().call({ publish_roll: { datanet_id: id, ...publish } }),
    chain().call({ enrol: { datanet_id: id, roll_id: 1, leaf_index, ...leaf } }),
  ]);
  expect(await wholeWeight(id, ann)).toBe(15);
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}` });
  await page.getByLabel("… or paste it").fill(`address,weight\n${ann},10\n`);
  const tally = page.getByTestId("tally");
  await expect.poll(() => tally.innerText()).toMatch(/0 added, 0 changed, 0 removed, 1 unchanged.*15 → 15/s);
  await page.getByText("Still needed: a weight that changes.").waitFor();
});

test("with notice, weights are scheduled, cancelled, and applied when they are due", async () => {
  const ann = somebody(1);
  const { curator, id } = await newDatanet({ notice_seconds: 6 });
  const { page, goto, wallet } = await openAs(curator, { path: `/operate/datanets/${id}` });
  await page.getByLabel("… or paste it").fill(`address,weight\n${ann},10\n`);
  await page.getByText("This datanet gives 6 seconds of notice").waitFor();
  await act(page, "Schedule these weights");
  await page.getByLabel("… or paste it").fill(`address,weight\n${ann},20\n`);
  await page.getByText("1 scheduled change is waiting").waitFor();
  await act(page, "Schedule these weights");
  expect(await wholeWeight(id, ann)).toBe(0);

  await goto(`/operate/datanets/${id}/changes`);
  const table = page.getByRole("table", { name: "Scheduled changes" });
  await expect.poll(() => table.getByRole("row").count()).toBe(3);
  await screenshot(page, "scheduled-changes");
  await act(page, "Cancel change 2");
  await expect.poll(() => table.getByRole("row").count()).toBe(2);
  await page.getByText("due now").waitFor();
  // anybody may apply it
  await wallet.switchTo("payer");
  await act(page, "Apply what is due");
  await page.getByText("Nothing waits.").waitFor();
  expect(await wholeWeight(id, ann)).toBe(10);
});
