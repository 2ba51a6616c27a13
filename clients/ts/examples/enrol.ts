// Verifies a proof that `tributary roll proof` printed, and takes the seat:
// TRIBUTARY_DEPLOYMENT=… TRIBUTARY_WORDS=… node enrol.js DATANET_ID ROLL_ID PROOF.json

import { readFileSync } from "node:fs";
import {
  explain,
  parseProof,
  Reader,
  TributaryQueryClient,
  verifyProof,
  type Deployment,
} from "tributary-client";
import { signerFromWords, TributarySigner } from "tributary-client/signer";

const deployment: Deployment = JSON.parse(readFileSync(process.env["TRIBUTARY_DEPLOYMENT"] ?? "", "utf8"));
const words = readFileSync(process.env["TRIBUTARY_WORDS"] ?? "", "utf8");
const [datanetId = 0, rollId = 0] = process.argv.slice(2, 4).map(Number);
const proof = parseProof(readFileSync(process.argv[4] ?? "", "utf8"));

const tributary = new TributaryQueryClient(new Reader(deployment), deployment.contract);
try {
  // before anything is signed: what does not hold here is refused there
  verifyProof(await tributary.roll({ datanetId, rollId }), proof);
  const me = await TributarySigner.connect(deployment, await signerFromWords(words, deployment.prefix));
  await me.execute({ enrol: { datanet_id: datanetId, roll_id: rollId, ...proof } });
  me.disconnect();
  console.log(`${proof.address} has a seat of weight ${proof.weight}`);
} catch (error) {
  console.error(explain(error).words);
  process.exitCode = 1;
}
