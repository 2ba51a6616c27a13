/** A curator builds a roll in the browser, hands out its files, and publishes it. */
import { toBech32 } from "@cosmjs/encoding";
import type { Page } from "playwright-core";
import { parseProof, verifyProof } from "tributary-client";
import { expect, test } from "vitest";
import { chain, expectAccessible, openAs, screenshot } from "../../harness/index.ts";
import { act, csv, newDatanet, press, sign } from "./desk.ts";

const LEAVES = 400;

function leaf(number: number): string {
  const bytes = Buffer.alloc(20, 7);
  bytes.writeUInt32BE(number);
  return toBech32(chain().deployment.prefix, bytes);
}

const list = [
  "address,weight",
  ...Array.from({ length: LEAVES }, (_, index) => `${leaf(index)},${index + 1}`),
];
const WEIGHT = (LEAVES * (LEAVES + 1)) / 2;

async function saved(page: Page, button: RegExp): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, button)]);
  // the browser may be another machine's: its own files are out of reach
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

test("a roll is built, published, and its proofs take seats; a newer one closes it", async () => {
  const { curator, id } = await newDatanet();
  const { page } = await openAs(curator, { path: `/operate/datanets/${id}/rolls` });
  await page.getByText("This datanet has no roll yet.").waitFor();
  await page.getByLabel("The roll's list: choose a file").setInputFiles(csv(list));
  await page.getByText(WEIGHT.toLocaleString("en"), { exact: true }).waitFor();
  await page.getByText("Still needed: where the list can be found.").waitFor();
  await page.getByLabel("One contributor's proof").fill("nobody");
  await page.getByText("This address is not in the list.").waitFor();
  await page.getByLabel("One contributor's proof").fill(leaf(211));
  await expectAccessible(page);
  await screenshot(page, "publish-a-roll");
  const proof = parseProof(await saved(page, /Save proof.json/));
  const proofs = JSON.parse(await saved(page, /Save proofs.json/));
  const leaves = await saved(page, /Save leaves.csv/);
  expect(proofs).toHaveLength(LEAVES);
  expect(proofs[211]).toEqual(proof);
  expect(leaves.split("\n").slice(0, 2)).toEqual(["leaf_index,address,weight", `0,${leaf(0)},1`]);

  await page.getByLabel("Where the list can be found").fill("https://example.org/leaves.csv");
  await act(page, "Publish this roll");
  const table = page.getByRole("table", { name: "Rolls of this datanet" });
  await expect.poll(() => table.getByRole("row").count()).toBe(2);
  const roll = await chain().ask({ roll: { datanet_id: id, roll_id: 1 } });
  expect(roll).toMatchObject({
    total_weight: WEIGHT,
    leaf_count: LEAVES,
    uri: "https://example.org/leaves.csv",
  });
  verifyProof(roll, proof);
  await chain().send("payer", [chain().call({ enrol: { datanet_id: id, roll_id: 1, ...proof } })]);
  await table.getByText(`1 of ${LEAVES} leaves`).waitFor();

  await page.getByLabel("The roll's list: choose a file").setInputFiles(csv(list.slice(0, 3)));
  await page.getByLabel("An older roll that this one closes").selectOption("1");
  await press(page, "Publish this roll");
  await page.getByRole("dialog").getByText("Roll 1 closes in the same moment.").waitFor();
  await sign(page);
  await expect.poll(() => table.getByRole("row").count()).toBe(3);
  expect((await chain().ask({ datanet: { datanet_id: id } })).total_weight).toBe(3);
  await act(page, "Close roll 2");
  await expect.poll(() => table.getByText(/^closed/).count()).toBe(2);
  expect((await chain().ask({ datanet: { datanet_id: id } })).total_weight).toBe(0);
});
