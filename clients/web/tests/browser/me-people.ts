/** People with weight and earnings of their own, so that no test stands in another's way. */
import { type BuiltRoll, buildRoll, prove } from "tributary-client";
import type { Page } from "playwright-core";
import { chain, newAccount, openAs, registerDatanet, registerModel, sends, sign } from "../harness/index.ts";
import type { Opened, OpenOptions } from "../harness/index.ts";

export interface Person {
  name: string;
  address: string;
}

/** A datanet of these people, and a model on it whose uses cost 1 DEMO each. */
export async function datanetOf(
  contributors: { address: string; weight: number }[],
  name = "tests",
  curator = "curator",
): Promise<{ datanet: number; model: number }> {
  const datanet = await registerDatanet({ name, contributors, curator_fee_bps: 1_000 }, "main", curator);
  const price = { token: chain().deployment.token, amount: "1000000", unit: "query" };
  const model = await registerModel({
    name: `model on ${name}`,
    operator_fee_bps: 1_000,
    lineage: [{ datanet_id: datanet, weight: 1 }],
    unit_price: price,
    gateways: [chain().address("gateway")],
  });
  return { datanet, model };
}

/** Uses of a model, each a record of its own. */
export async function paid(model: number, ...ids: string[]): Promise<void> {
  const pay = (query_id: string) =>
    chain().pay(1_000_000n, { record_query: { model_id: model, query_id, units: 1 } });
  await chain().send("payer", ids.map(pay));
}

/** Somebody who alone has weight in a datanet, which was paid for once. */
export async function earner(): Promise<Person & { datanet: number; model: number }> {
  const person = await newAccount();
  const made = await datanetOf([{ address: person.address, weight: 7 }]);
  await paid(made.model, "q-1");
  return { ...person, ...made };
}

export async function publishRoll(
  datanet_id: number,
  leaves: { address: string; weight: number }[],
): Promise<BuiltRoll> {
  const roll = buildRoll(leaves);
  const { address, weight, proof } = prove(roll, leaves.length - 1);
  const { root, total_weight, leaf_count } = roll;
  const last_leaf = { address, weight, proof };
  await sends("curator", {
    publish_roll: {
      datanet_id,
      root,
      total_weight,
      leaf_count,
      last_leaf,
      uri: "https://example.org/leaves.csv",
    },
  });
  return roll;
}

/** The page Me as somebody with a wallet sees it, connected. */
export function openMe(wallet: string, options: OpenOptions = {}): Promise<Opened> {
  return openAs(wallet, { path: "/me", ...options });
}

/** Presses an action's button, then the one that signs; the transaction's hash once it is in a block. */
export async function act(page: Page, label: string): Promise<string> {
  await page.getByRole("button", { name: label, exact: true }).click();
  return sign(page);
}
