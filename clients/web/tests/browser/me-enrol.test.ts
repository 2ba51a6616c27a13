/** Me: a seat is taken from a roll by a proof file. */
import { prove } from "tributary-client";
import { expect, test } from "vitest";
import { chain, closeDialog, expectAccessible, newAccount, openPage, section } from "../harness/index.ts";
import { act, datanetOf, openMe, paid, publishRoll } from "./me-people.ts";

/** A datanet with a roll of three leaves, paid for once since: the first is `person`'s. */
async function rolled() {
  const [person, other] = [await newAccount(), await newAccount()];
  const { datanet, model } = await datanetOf([{ address: other.address, weight: 10 }], "rolled");
  const roll = await publishRoll(datanet, [
    { address: person.address, weight: 30 },
    { address: other.address, weight: 50 },
    { address: other.address, weight: 10 },
  ]);
  await paid(model, "q-1");
  return { person, datanet, proof: prove(roll, 0) };
}

const file = (proof: object) => ({
  name: "proof.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(proof, null, 2)),
});

test("a proof file is verified, its seat is taken by anybody for its address, with what it earned", async () => {
  const { person, datanet, proof } = await rolled();
  const stranger = await newAccount();
  const { page, wallet } = await openMe(stranger.name);
  const enrol = section(page, "Take a seat from a roll");
  await enrol.getByLabel("Number of the datanet").fill(`${datanet}`);
  await enrol.getByLabel("Proof file").setInputFiles(file(proof));
  const leaf = page.getByTestId("leaf");
  await leaf.getByText(`The proof holds: it leads to roll 1 of rolled.`).waitFor();
  // 1 DEMO, less 2 % for the protocol and a tenth each for operator and curator: 30 of the 100 share of it
  await expect.poll(() => leaf.innerText()).toMatch(/30 of the roll's 90\s+Leaf\s+0 of 3/);
  expect(await leaf.innerText()).toContain("0.2376 DEMO");
  expect(await leaf.innerText()).toContain("open: it goes on earning");
  await expectAccessible(page);

  await act(page, "Take the seat");
  expect(await page.getByRole("dialog").innerText()).toContain(
    "Whoever signs this, the seat is that address'.",
  );
  await closeDialog(page);
  expect(wallet.signed[0]?.calls[0]?.msg.enrol).toMatchObject({ ...proof, datanet_id: datanet, roll_id: 1 });
  const seat = await chain().tributary.seat({ datanetId: datanet, rollId: 1, leafIndex: 0 });
  expect(seat.address).toBe(person.address);
  await leaf.getByText("This seat is taken, by its own address").waitFor();
  expect(await page.getByRole("button", { name: "Take the seat" }).count()).toBe(0);

  // its owner finds it among the earnings
  const own = await openMe(person.name);
  const row = section(own.page, "Your datanets").getByRole("row").nth(1);
  await expect.poll(() => row.innerText()).toMatch(/rolled\s+30 of 100\s+30 from roll 1\s+0\.2376 DEMO/);
  expect(await own.page.getByRole("button", { name: /^Leave/ }).count()).toBe(0);
});

test("a pasted proof of more weight than the roll gives leads nowhere, and can't be signed", async () => {
  const { datanet, proof } = await rolled();
  const { page } = await openPage({ path: `/me?datanet=${datanet}` });
  const enrol = section(page, "Take a seat from a roll");
  expect(await enrol.getByLabel("Number of the datanet").inputValue()).toBe(`${datanet}`);
  const pasted = enrol.getByLabel("Or paste what is in it");
  await pasted.fill(JSON.stringify({ ...proof, weight: 31 }));
  await enrol.getByText(`leads to none of the 1 rolls of datanet ${datanet}`).waitFor();
  expect(await page.getByRole("button", { name: "Take the seat" }).count()).toBe(0);
  await pasted.fill("{ no proof");
  await enrol.getByText("This is not a proof file").waitFor();
  await pasted.fill(JSON.stringify(proof));
  await page.getByTestId("leaf").getByText("The proof holds").waitFor();
});

test("a file that is too long is not read", async () => {
  const { page } = await openPage({ path: "/me" });
  const buffer = Buffer.alloc(200_000, "x");
  const enrol = section(page, "Take a seat from a roll");
  await enrol.getByLabel("Proof file").setInputFiles({ name: "proof.json", mimeType: "text/plain", buffer });
  await enrol.getByText("This file is too long for a proof.").waitFor();
});
