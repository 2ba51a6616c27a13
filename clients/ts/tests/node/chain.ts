import { readFileSync } from "node:fs";
import { DirectSecp256k1HdWallet } from "@cosmjs/proto-signing";
import type { Call, Deployment } from "tributary-client";
import { eventsOf, Reader, TributaryQueryClient, type EventOf, type EventType } from "tributary-client";
import { signerFromWords, TributarySigner, type Sent } from "tributary-client/signer";

function deploymentOf(path: string | undefined): Deployment {
  if (path === undefined || path === "") {
    throw new Error(
      "TRIBUTARY_DEPLOYMENT is not set: name the file that `tributary localnet up` wrote, of a chain that runs",
    );
  }
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The chain under test. */
export const deployment = deploymentOf(process.env["TRIBUTARY_DEPLOYMENT"]);
export const reader = new Reader(deployment);
export const tributary = new TributaryQueryClient(reader, deployment.contract);

/** One of the deployment's accounts. */
export async function named(name: string): Promise<TributarySigner> {
  const file = deployment.accounts?.[name]?.key_file;
  if (file === undefined) throw new Error(`the deployment has no key of ${name}`);
  return connect(readFileSync(file, "utf8"));
}

export async function connect(words: string): Promise<TributarySigner> {
  const signer = await signerFromWords(words, deployment.prefix);
  return TributarySigner.connect(deployment, signer, { pollMs: 100 });
}

export interface Person {
  words: string;
  address: string;
  signer: TributarySigner;
}

/** 1,000 whole tokens. */
export const FUNDS = 1_000_000_000n;

/** New accounts with coins for gas and tokens to pay with, so that tests do not get in each other's way. */
export async function people(count: number): Promise<Person[]> {
  const payer = await named("payer");
  const made = await Promise.all(
    Array.from({ length: count }, async () => {
      const wallet = await DirectSecp256k1HdWallet.generate(24, { prefix: deployment.prefix });
      const [account] = await wallet.getAccounts();
      if (account === undefined) throw new Error("a wallet without account");
      return { words: wallet.mnemonic, address: account.address };
    }),
  );
  const { denom } = (await payer.simulate([{ contract: deployment.contract, msg: { claim: {} } }])).fee;
  const coins = made.map(({ address }) => ({
    typeUrl: "/cosmos.bank.v1beta1.MsgSend",
    value: { fromAddress: payer.address, toAddress: address, amount: [{ denom, amount: "100000000" }] },
  }));
  const sent = await payer.client.signAndBroadcast(payer.address, coins, "auto");
  if (sent.code !== 0) throw new Error(sent.rawLog);
  const tokens: Call[] = made.map(({ address }) => ({
    contract: deployment.token,
    msg: { transfer: { recipient: address, amount: `${FUNDS}` } },
  }));
  await payer.send(tokens);
  payer.disconnect();
  return Promise.all(made.map(async (one) => ({ ...one, signer: await connect(one.words) })));
}

/** The only event of a type that a transaction has. */
export function only<Type extends EventType>(sent: Sent, type: Type): EventOf<Type> {
  const found = eventsOf(sent.events, type);
  if (found.length !== 1) throw new Error(`${found.length} events ${type}`);
  return found[0] as EventOf<Type>;
}

/** A query id that no other run has used. */
export const fresh = (name: string): string => `${name}-${crypto.randomUUID()}`;

export const PRICE = 2_500n;

/** A datanet with these contributors, and a model with a price that rests on it alone. */
export async function found(
  curator: TributarySigner,
  contributors: { address: string; weight: number }[],
): Promise<{ datanetId: number; modelId: number }> {
  const registered = await curator.execute({
    register_datanet: { name: "tests of the client", curator_fee_bps: 500, contributors },
  });
  const datanetId = only(registered, "datanet_registered").datanet_id;
  const model = await curator.execute({
    register_model: {
      name: "a model",
      operator_fee_bps: 1_000,
      lineage: [{ datanet_id: datanetId, weight: 1 }],
      unit_price: { token: deployment.token, amount: `${PRICE}`, unit: "query" },
    },
  });
  return { datanetId, modelId: only(model, "model_registered").model_id };
}

/** What a promise was refused with. */
export async function refusal(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a refusal, and it was done");
}
