// Lets a program pay per use: deposits for ten units, and allows a model's gateways to charge up to that in a day.
// TRIBUTARY_DEPLOYMENT=… TRIBUTARY_WORDS=… node agent.js MODEL_ID

import { readFileSync } from "node:fs";
import { depositCall, executeCall, Reader, TributaryQueryClient, type Deployment } from "tributary-client";
import { signerFromWords, TributarySigner } from "tributary-client/signer";

const deployment: Deployment = JSON.parse(readFileSync(process.env["TRIBUTARY_DEPLOYMENT"] ?? "", "utf8"));
const words = readFileSync(process.env["TRIBUTARY_WORDS"] ?? "", "utf8");
const modelId = Number(process.argv[2]);

const tributary = new TributaryQueryClient(new Reader(deployment), deployment.contract);
const { unit_price } = await tributary.model({ modelId });
if (!unit_price) throw new Error("this model has no price, so its gateways cannot charge");
const { token } = unit_price;
const price = BigInt(unit_price.amount);

const agent = await TributarySigner.connect(deployment, await signerFromWords(words, deployment.prefix));
// both in one transaction: there is no moment in which only one of them holds
await agent.send([
  depositCall({ ...deployment, token, amount: 10n * price }),
  executeCall(deployment.contract, {
    set_allowance: {
      model_id: modelId,
      token,
      per_charge_max: `${price}`,
      budget: `${10n * price}`,
      period_seconds: 86_400,
    },
  }),
]);
const { balances } = await tributary.account({ address: agent.address });
const { allowances } = await tributary.allowances({ payer: agent.address });
console.log(`on the account: ${balances.find((one) => one.token === token)?.balance} base units`);
console.log(`left of the allowance: ${allowances.find((one) => one.model_id === modelId)?.left} base units`);
agent.disconnect();
