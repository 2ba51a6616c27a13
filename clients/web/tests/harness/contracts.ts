/** Further contracts of the same code on the same node: one without anything, one full of hostile text. */
import type { LocalDeployment } from "../../scripts/localnet.ts";
import { LocalChain } from "../../scripts/seed/chain.ts";

/** The longest that the contract takes, in bytes. */
const NAME_BYTES = 128;
const TEXT_BYTES = 512;

/** Would run if it were taken for markup. */
export const MARKUP = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>bold</b>`;
/** Turns what follows around, if it isn't isolated, and hides what is between. */
export const BIDI = "safe\u202Egnp.exe\u2066\u200B\u2069 end";
/** What a link must never lead to. */
export const SCRIPT_URI = "javascript:window.pwned=1";

async function instantiate({ codes, ...deployment }: LocalDeployment, label: string): Promise<string> {
  const { address, client } = await new LocalChain({ codes, ...deployment }).signer("owner");
  const msg = {
    owner: address,
    fee_tokens: [deployment.token],
    protocol_fee_bps: 200,
    protocol_fee_recipient: address,
  };
  const { contractAddress } = await client.instantiate(address, codes.tributary.code_id, msg, label, "auto");
  return contractAddress;
}

export function emptyContract(deployment: LocalDeployment): Promise<string> {
  return instantiate(deployment, "empty");
}

/**
 * Three datanets and two models, paid once each:
 * 1 has markup in all its texts and `javascript:` links, 2 marks of direction and control, 3 texts as long as they can be.
 */
export async function hostileContract(deployment: LocalDeployment): Promise<string> {
  const contract = await instantiate(deployment, "hostile");
  const chain = new LocalChain({ ...deployment, contract });
  const contributors = [{ address: chain.address("contributor"), weight: 1 }];
  const long = (bytes: number, letter: string) => letter.repeat(bytes / Buffer.byteLength(letter));
  const datanet = (name: string, description: string, uri: string, license: string) =>
    chain.call({ register_datanet: { name, description, uri, license, contributors } });
  const unit_price = (unit: string) => ({ token: deployment.token, amount: "1000000", unit });
  const model = (datanet_id: number, name: string, uri: string, unit: string) =>
    chain.call({
      register_model: {
        name,
        uri,
        operator_fee_bps: 0,
        unit_price: unit_price(unit),
        lineage: [{ datanet_id, weight: 1 }],
      },
    });
  const pay = (model_id: number) => chain.pay(1_000_000n, { record_query: { model_id, query_id: "q-1" } });
  const hash = (byte: number) => Buffer.alloc(32, byte).toString("base64");
  const submit = (byte: number, uri: string) =>
    chain.call({ submit_contribution: { datanet_id: 1, content_hash: hash(byte), uri } });
  await chain.send("curator", [
    datanet(MARKUP, MARKUP, SCRIPT_URI, MARKUP.slice(0, 60)),
    datanet(BIDI, `${BIDI} ${BIDI}`, `https://example.org/${BIDI}`, BIDI),
    datanet(
      long(NAME_BYTES, "W"),
      long(TEXT_BYTES, "漢字").slice(0, 170),
      long(TEXT_BYTES, "u"),
      long(NAME_BYTES, "L"),
    ),
  ]);
  await chain.send("operator", [
    model(1, MARKUP, SCRIPT_URI, "<i>unit</i>"),
    model(3, long(NAME_BYTES, "W"), `https://example.org/${long(400, "p")}`, "query"),
  ]);
  await Promise.all([
    chain.send("payer", [pay(1), pay(2)]),
    chain.send("contributor", [
      submit(1, SCRIPT_URI),
      submit(2, "https://example.org/ok"),
      submit(3, MARKUP),
    ]),
  ]);
  await chain.send("curator", [
    chain.call({
      review_contributions: {
        datanet_id: 1,
        verdicts: [{ contribution_id: 1, verdict: { rejected: { reason: `${MARKUP} ${BIDI}` } } }],
      },
    }),
  ]);
  return contract;
}
