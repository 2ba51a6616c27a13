// Shows what an account has earned, and claims it: TRIBUTARY_DEPLOYMENT=… TRIBUTARY_WORDS=… node earnings.js

import { readFileSync } from "node:fs";
import {
  eventsOf,
  executeCall,
  formatAmount,
  Reader,
  TributaryQueryClient,
  type Deployment,
} from "tributary-client";
import { signerFromWords, TributarySigner } from "tributary-client/signer";

const deployment: Deployment = JSON.parse(readFileSync(process.env["TRIBUTARY_DEPLOYMENT"] ?? "", "utf8"));
const words = readFileSync(process.env["TRIBUTARY_WORDS"] ?? "", "utf8");

const reader = new Reader(deployment);
const tributary = new TributaryQueryClient(reader, deployment.contract);
const me = await TributarySigner.connect(deployment, await signerFromWords(words, deployment.prefix));

const { tokens, datanets } = await tributary.earnings({ address: me.address });
for (const { token, lifetime, claimable } of tokens) {
  const { decimals, symbol } = await reader.token(token);
  const shown = (amount: string): string => formatAmount(amount, decimals, { symbol });
  console.log(`earned ${shown(lifetime)} in ${datanets.length} datanets, ${shown(claimable)} to claim`);
}

const claim = [executeCall(deployment.contract, { claim: {} })];
const simulation = await me.simulate(claim);
console.log(`claiming costs ${simulation.fee.amount} ${simulation.fee.denom}`);
const sent = await me.send(claim, { simulation });
for (const { amount, token } of eventsOf(sent.events, "claimed")) {
  if (token === undefined) continue;
  const { decimals, symbol } = await reader.token(token);
  console.log(`claimed ${formatAmount(amount, decimals, { symbol })}`);
}
me.disconnect();
