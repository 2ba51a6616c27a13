import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  chain,
  confirm,
  connectWallet,
  newAccount,
  openPage,
  registerDatanet,
  section,
  settled,
} from "../harness/index.ts";
import type { DatanetTerms } from "../harness/index.ts";

/** A datanet of the curator's own, so that what a test changes is nobody else's. */
function registered(fields: Partial<DatanetTerms>): Promise<number> {
  return registerDatanet({ name: `tried ${Date.now()}`, ...fields });
}

test("data is contributed by its hash: refused by the wallet first, then once and not twice", async () => {
  const { name, address } = await newAccount();
  const datanetId = await registered({ contributors: [] });
  const opened = await openPage({ path: `/datanets/${datanetId}`, wallet: name });
  const { page, wallet, watch } = opened;
  await connectWallet(opened);
  const contributions = section(page, "Contributions");
  await contributions.getByText("Nobody has submitted data yet.").waitFor();
  await contributions.getByText("Contribute data", { exact: true }).click();
  const submit = contributions.getByRole("button", { name: "Submit the contribution" });

  // what is wrong is found before anything is signed
  expect(await submit.isDisabled()).toBe(true);
  await contributions.getByLabel("Its hash (SHA-256)").fill("not a hash");
  await contributions.getByText("A hash has 64 hex digits").waitFor();
  expect(await submit.isDisabled()).toBe(true);

  const file = Buffer.from(`a robin at ${Date.now()}`);
  const uploads: string[] = [];
  page.on("request", (request) => uploads.push(request.postData() ?? ""));
  await contributions
    .getByLabel("A file of yours")
    .setInputFiles({ name: "robin.txt", mimeType: "text/plain", buffer: file });
  const hex = createHash("sha256").update(file).digest("hex");
  await expect.poll(() => contributions.getByLabel("Its hash (SHA-256)").inputValue()).toBe(hex);
  await contributions.getByLabel("Where it can be found").fill("https://example.org/robin");

  wallet.rejectNext("sign");
  await submit.click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.innerText()).toContain("Only the hash and the link");
  await dialog.getByRole("button", { name: "Sign and send" }).click();
  await dialog.getByRole("alert").waitFor();
  expect((await chain().tributary.contributions({ datanetId })).contributions).toEqual([]);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await confirm(page);

  const found = (await chain().tributary.contributions({ datanetId })).contributions[0];
  expect(found).toMatchObject({
    submitter: address,
    uri: "https://example.org/robin",
    status: { pending: {} },
  });
  expect(Buffer.from(found?.content_hash ?? "", "base64").toString("hex")).toBe(hex);
  await contributions.getByText("waits for the curator", { exact: true }).waitFor();
  expect(wallet.signed.at(-1)?.calls[0]?.msg).toEqual({
    submit_contribution: {
      datanet_id: datanetId,
      content_hash: found?.content_hash,
      uri: "https://example.org/robin",
    },
  });
  expect(uploads.filter((body) => body.includes("a robin at"))).toEqual([]);

  // the contract takes it once from each, which is seen before anything is signed
  watch.tolerate(/Failed to load resource/);
  const signed = wallet.signed.length;
  await contributions.getByLabel("Its hash (SHA-256)").fill(hex);
  await submit.click();
  const refusal = dialog.getByRole("alert");
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/already/);
  expect(wallet.signed).toHaveLength(signed);
});

test("a contributor leaves, and keeps what it earned", async () => {
  const { name, address } = await newAccount();
  const datanetId = await registered({
    contributors: [
      { address, weight: 30 },
      { address: chain().address("payer"), weight: 10 },
    ],
  });
  const opened = await openPage({ path: `/datanets/${datanetId}`, wallet: name });
  const { page } = opened;
  await connectWallet(opened);
  const mine = section(page, "You in this datanet");
  await mine.getByText("30 of 40 (75 %)").waitFor();
  await mine.getByRole("button", { name: "Leave this datanet" }).click();
  expect(await page.getByRole("dialog").innerText()).toContain("What you earned so far stays yours");
  await confirm(page);
  await mine.getByText("You hold no weight in this datanet").waitFor();
  expect((await chain().tributary.contributor({ datanetId, address })).weight).toBe(0);
  await expect.poll(() => section(page, "Who contributed").innerText()).toContain("10 of 10");
});

test("a nominee accepts the curatorship, and is offered the curator's tools", async () => {
  const { name, address } = await newAccount();
  const datanetId = await registered({ contributors: [{ address: chain().address("payer"), weight: 1 }] });
  const opened = await openPage({ path: `/datanets/${datanetId}`, wallet: name });
  const { page } = opened;
  await connectWallet(opened);
  expect(await page.getByRole("button", { name: "Accept curatorship" }).count()).toBe(0);
  await chain().send("curator", [chain().call({ nominate_curator: { datanet_id: datanetId, address } })]);
  await page.getByRole("button", { name: "Accept curatorship" }).click();
  await confirm(page);
  expect((await chain().tributary.datanet({ datanetId })).curator).toBe(address);
  await page.getByText("You are its curator").waitFor();
});

test("anybody applies five changes whose notice is over, at once", async () => {
  const { name } = await newAccount();
  const payer = chain().address("payer");
  const datanetId = await registered({ notice_seconds: 8, contributors: [{ address: payer, weight: 1 }] });
  const weights = [2, 3, 5, 7, 11].map((weight) =>
    chain().call({ set_weights: { datanet_id: datanetId, weights: [{ address: payer, weight }] } }),
  );
  await chain().send("curator", weights);
  const opened = await openPage({ path: `/datanets/${datanetId}`, wallet: name });
  const { page } = opened;
  await connectWallet(opened);
  const changes = section(page, "Scheduled changes");
  await changes
    .getByText(/can be applied now/)
    .nth(4)
    .waitFor({ timeout: 30_000 });
  await changes.getByRole("button", { name: "Apply now" }).click();
  await page.getByRole("dialog").getByText("The 5 changes whose notice is over take effect").waitFor();
  await confirm(page);
  await changes.getByText("No change waits.").waitFor();
  expect((await chain().tributary.contributor({ datanetId, address: payer })).weight).toBe(11);
});

test("anybody applies a change whose notice is over", async () => {
  const { name } = await newAccount();
  const payer = chain().address("payer");
  const datanetId = await registered({ notice_seconds: 8, contributors: [{ address: payer, weight: 1 }] });
  await chain().send("curator", [
    chain().call({ set_weights: { datanet_id: datanetId, weights: [{ address: payer, weight: 77 }] } }),
  ]);
  const opened = await openPage({ path: `/datanets/${datanetId}`, wallet: name });
  const { page } = opened;
  await connectWallet(opened);
  const changes = section(page, "Scheduled changes");
  await changes.getByText("sets the weights of 1 address").waitFor();
  await changes.getByText("Whom it touches").click();
  await changes.getByText("weight becomes 77").waitFor();
  const apply = changes.getByRole("button", { name: "Apply now" });
  await apply.waitFor({ timeout: 30_000 });
  await changes.getByText(/can be applied now/).waitFor();
  await apply.click();
  await confirm(page);
  await changes.getByText("No change waits.").waitFor();
  expect((await chain().tributary.contributor({ datanetId, address: payer })).weight).toBe(77);
  await settled(page);
  await expect.poll(() => section(page, "Who contributed").innerText()).toContain("77 of 77");
});

test("a datanet in which nothing happened says so, and what to do", async () => {
  const datanetId = await registered({});
  const { page } = await openPage({ path: `/datanets/${datanetId}` });
  for (const words of [
    "No fee has reached this datanet yet",
    "No recorded query has reached this datanet yet",
    "Nobody holds weight yet",
    "Nobody has been given weight yet",
    "Nobody has submitted data yet",
    "No change waits",
    "This datanet has no roll",
    "None: it was derived from no other datanet",
    "None yet: fees begin to run when",
  ]) {
    expect(await page.getByText(words).count(), words).toBe(1);
  }
});
