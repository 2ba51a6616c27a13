// Pays for one query of a model: TRIBUTARY_DEPLOYMENT=… TRIBUTARY_WORDS=… node pay.js MODEL_ID

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  eventsOf,
  explain,
  formatAmount,
  Reader,
  TributaryQueryClient,
  type Deployment,
} from "tributary-client";
import { signerFromWords, TributarySigner } from "tributary-client/signer";

const deployment: Deployment = JSON.parse(readFileSync(process.env["TRIBUTARY_DEPLOYMENT"] ?? "", "utf8"));
const words = readFileSync(process.env["TRIBUTARY_WORDS"] ?? "", "utf8");
const modelId = Number(process.argv[2]);

const reader = new Reader(deployment);
const tributary = new TributaryQueryClient(reader, deployment.contract);
const { unit_price } = await tributary.model({ modelId });
if (!unit_price) throw new Error("this model has no price: any amount will do");
const { decimals, symbol } = await reader.token(unit_price.token);

const payer = await TributarySigner.connect(deployment, await signerFromWords(words, deployment.prefix));
try {
  // with the same id again, the second payment is refused: an answer that was lost costs nothing
  const queryId = randomUUID();
  const sent = await payer.recordQuery({
    modelId,
    queryId,
    token: unit_price.token,
    amount: unit_price.amount,
  });
  for (const split of eventsOf(sent.events, "fee_split")) {
    const part = formatAmount(split.part_scaled >> 112n, decimals, { symbol });
    console.log(`datanet ${split.datanet_id}: ${part} among a weight of ${split.total_weight}`);
  }
  console.log(`paid in transaction ${sent.hash}`);
} catch (error) {
  console.error(explain(error).words);
  process.exitCode = 1;
}
payer.disconnect();
