/** What a localnet shows beside the demo's datanets and model: two more datanets, a model on them, people at work. */
import { join } from "node:path";
import { homeOf } from "../localnet.ts";
import type { LocalDeployment } from "../localnet.ts";
import { LocalChain } from "./chain.ts";
import * as data from "./data.ts";
import { Work } from "./work.ts";

/** What was seeded, by name. */
export interface Seeded {
  datanets: Record<"tldrPages" | "promptsource" | "birdsong" | "dawnChorus", number>;
  models: Record<"demo" | "birdsong", number>;
  /** The first of datanet dawnChorus, and the proof files of some of its leaves by their accounts' names. */
  roll: { rollId: number; proofs: Record<string, string> };
}

/** Record ids of model `birdsong`'s queries paid one by one, and how many of them have their pot attributed. */
const PAID = 12;
const ATTRIBUTED = 5;

/**
 * Does what isn't done yet, so that a second start pays nothing twice. What goes at once is by different accounts, each
 * with one transaction that is done wholly or not at all.
 */
export async function seed(deployment: LocalDeployment, log: (line: string) => void): Promise<Seeded> {
  const began = Date.now();
  const chain = new LocalChain(deployment);
  const work = new Work(chain);
  const [tldrPages, promptsource] = deployment.datanets.map(({ datanet_id }) => datanet_id);
  const [demo] = deployment.models.map(({ model_id }) => model_id);
  if (!tldrPages || !promptsource || !demo) {
    throw new Error(
      "the demo's datanets and model are missing: start the chain by `tributary localnet up`, without `--bare`",
    );
  }
  const units = await data.requestedUnits(60);
  const code = (from: number, to: number) => work.pays("payer", demo, "code", units, from, to);

  await Promise.all([code(1, 15), work.registers(data.birdsong(chain, promptsource))]);
  const birdsong = await work.datanet("birdsong");
  await Promise.all([
    code(16, 30),
    work.registers(data.dawnChorus(chain, birdsong)),
    work.submits("contributor", birdsong, data.BIRDSONG_CONTRIBUTIONS),
  ]);
  const dawnChorus = await work.datanet("dawn-chorus");
  const lineage = [
    { datanet_id: birdsong, weight: 5 },
    { datanet_id: promptsource, weight: 1 },
    { datanet_id: dawnChorus, weight: 2 },
  ];
  await Promise.all([
    code(31, 45),
    work.submits("contributor", dawnChorus, data.DAWN_CHORUS_CONTRIBUTIONS),
    work.registersModel(data.birdsongModel(chain, lineage)),
  ]);
  const model = await work.model("birdsong-7b");
  await Promise.all([
    work.pays("payer", model, "song", units, 1, PAID),
    work.reviews(birdsong, data.BIRDSONG_VERDICTS),
  ]);
  await Promise.all([work.reviews(dawnChorus, data.DAWN_CHORUS_VERDICTS), work.prepays("payer", model)]);
  await Promise.all([
    code(46, 60),
    work.charges("gateway", model, "agent", "payer", units.slice(0, 8)),
    work.sets(dawnChorus, data.dawnChorusLater(chain)),
    work.attributes(model, birdsong, "song", ATTRIBUTED, data.scores(chain)),
  ]);
  await Promise.all([
    work.schedules(birdsong, data.birdsongLater(chain)),
    work.claims("contributor"),
    work.attributes(demo, promptsource, "code", ATTRIBUTED, await work.scoresOf(promptsource)),
  ]);
  const folder = join(homeOf(deployment), "rolls/dawn-chorus");
  const proofs = { folder, of: ["contributor", "payer"] };
  await Promise.all([
    work.pays("payer", model, "song", units, PAID + 1, PAID + 4),
    work.publishes(dawnChorus, data.ROLL_URI, data.rollLeaves(chain), proofs),
  ]);
  // so that the roll has earned
  await work.pays("payer", model, "song", units, PAID + 5, PAID + 8);

  log(`seeded by ${work.sent} transactions in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const files = proofs.of.map((name) => [name, join(folder, `${name}.json`)]);
  return {
    datanets: { tldrPages, promptsource, birdsong, dawnChorus },
    models: { demo, birdsong: model },
    roll: { rollId: 1, proofs: Object.fromEntries(files) },
  };
}
