/** Steps of the seeding: each one transaction, left out where the chain shows that it was sent before. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildRoll, explain, prove } from "tributary-client";
import type { Call, ExecuteMsg, QueryRecordResponse } from "tributary-client";
import type { LocalChain } from "./chain.ts";

/** What a message of that name carries. */
type Fields<Name extends string> = Extract<ExecuteMsg, Record<Name, unknown>>[Name &
  keyof Extract<ExecuteMsg, Record<Name, unknown>>];
export type Datanet = Fields<"register_datanet">;
export type Model = Fields<"register_model">;
export type Verdicts = Fields<"review_contributions">["verdicts"];
export type Scores = Fields<"attribute">["scores"];
export type Weights = Fields<"set_weights">["weights"];

export class Work {
  /** How many transactions. */
  sent = 0;

  constructor(private readonly chain: LocalChain) {}

  async datanet(name: string): Promise<number> {
    return found(await this.curated(), name).datanet_id;
  }

  async model(name: string): Promise<number> {
    return found(await this.operated(), name).model_id;
  }

  async registers(datanet: Datanet): Promise<void> {
    const done = has(await this.curated(), datanet.name);
    await this.unless(done, "curator", () => [this.chain.call({ register_datanet: datanet })]);
  }

  async registersModel(model: Model): Promise<void> {
    const done = has(await this.operated(), model.name);
    await this.unless(done, "operator", () => [this.chain.call({ register_model: model })]);
  }

  /** Queries `name-1` and so on, each of so many units. */
  async pays(
    payer: string,
    model: number,
    name: string,
    units: number[],
    from: number,
    to: number,
  ): Promise<void> {
    const done = await this.isRecorded(payer, model, `${name}-${from}`);
    await this.unless(done, payer, async () => {
      const { unit_price } = await this.chain.tributary.model({ modelId: model });
      const price = BigInt(unit_price?.amount ?? 0);
      return units.slice(from - 1, to).map((count, index) => {
        const query = { model_id: model, query_id: `${name}-${from + index}`, units: count };
        return this.chain.pay(price * BigInt(count), { record_query: query });
      });
    });
  }

  async submits(by: string, datanet: number, uris: string[]): Promise<void> {
    const { contributions } = await this.chain.tributary.contributions({ datanetId: datanet, limit: 1 });
    await this.unless(contributions.length > 0, by, () =>
      uris.map((uri) => {
        const content_hash = createHash("sha256").update(uri).digest("base64");
        return this.chain.call({ submit_contribution: { datanet_id: datanet, content_hash, uri } });
      }),
    );
  }

  async reviews(datanet: number, verdicts: Verdicts): Promise<void> {
    const { status } = await this.chain.tributary.contribution({ datanetId: datanet, contributionId: 1 });
    const msg = { review_contributions: { datanet_id: datanet, verdicts } };
    await this.unless(!("pending" in status), "curator", () => [this.chain.call(msg)]);
  }

  /** Where the datanet gives no notice. */
  async sets(datanet: number, weights: Weights): Promise<void> {
    const [first] = weights;
    const held = await this.chain.tributary.contributor({
      datanetId: datanet,
      address: first?.address ?? "",
    });
    const msg = { set_weights: { datanet_id: datanet, weights } };
    await this.unless(held.weight === first?.weight, "curator", () => [this.chain.call(msg)]);
  }

  /** Where it does. */
  async schedules(datanet: number, weights: Weights): Promise<void> {
    const { changes } = await this.chain.tributary.scheduledChanges({ datanetId: datanet });
    const waits = changes.some(({ change }) => "set_weights" in change);
    const msg = { set_weights: { datanet_id: datanet, weights } };
    await this.unless(waits, "curator", () => [this.chain.call(msg)]);
  }

  /** Publishes the leaves as a roll, and keeps the proofs of some of them, by name, in a folder. */
  async publishes(
    datanet: number,
    uri: string,
    leaves: Weights,
    proofs: { folder: string; of: string[] },
  ): Promise<void> {
    const roll = buildRoll(leaves);
    const { root, total_weight, leaf_count } = roll;
    const last_leaf = prove(roll, leaf_count - 1);
    const { rolls } = await this.chain.tributary.rolls({ datanetId: datanet });
    const msg = {
      publish_roll: {
        datanet_id: datanet,
        root,
        total_weight,
        leaf_count,
        uri,
        last_leaf: unplaced(last_leaf),
      },
    };
    await this.unless(rolls.length > 0, "curator", () => [this.chain.call(msg)]);
    await mkdir(proofs.folder, { recursive: true });
    for (const name of proofs.of) {
      const leaf = leaves.findIndex(({ address }) => address === this.chain.address(name));
      await writeFile(join(proofs.folder, `${name}.json`), `${JSON.stringify(prove(roll, leaf), null, 2)}\n`);
    }
  }

  async prepays(payer: string, model: number): Promise<void> {
    const { token } = this.chain.deployment;
    const { allowances } = await this.chain.tributary.allowances({ payer: this.chain.address(payer) });
    // not all that the gateway will charge stays within it
    const allowance = { per_charge_max: "250000", budget: "2000000", period_seconds: 86_400 };
    await this.unless(
      allowances.some(({ model_id }) => model_id === model),
      payer,
      () => [
        this.chain.pay(5_000_000n, { deposit: {} }),
        this.chain.call({ set_allowance: { model_id: model, token, ...allowance } }),
      ],
    );
  }

  async charges(gateway: string, model: number, name: string, payer: string, units: number[]): Promise<void> {
    const charges = units.map((count, index) => {
      return { payer: this.chain.address(payer), query_id: `${name}-${index + 1}`, units: count };
    });
    const done = await this.isRecorded(payer, model, `${name}-1`);
    const msg = { record_queries: { model_id: model, charges, skip_refused: true } };
    await this.unless(done, gateway, () => [this.chain.call(msg)]);
  }

  /** The pots of the payer's first queries of that name. */
  async attributes(
    model: number,
    datanet: number,
    name: string,
    count: number,
    scores: Scores,
  ): Promise<void> {
    const record = await this.record("payer", model, `${name}-1`);
    const pot = record.datanets.find(({ datanet_id }) => datanet_id === datanet)?.pot;
    const record_ids = Array.from({ length: count }, (_, index) => record.record_id + index);
    const msg = { attribute: { model_id: model, datanet_id: datanet, record_ids, scores, unattributed: 15 } };
    const waits = pot != null && "waiting" in pot.status;
    await this.unless(!waits, "attestor", () => [this.chain.call(msg)]);
  }

  /** For its first contributors. */
  async scoresOf(datanet: number): Promise<Scores> {
    const { contributors } = await this.chain.tributary.contributors({ datanetId: datanet, limit: 2 });
    return contributors.map(({ address }, index) => ({ address, score: 60 - 35 * index }));
  }

  async claims(name: string): Promise<void> {
    const { tokens } = await this.chain.tributary.earnings({ address: this.chain.address(name) });
    await this.unless(
      tokens.some(({ claimed }) => claimed !== "0"),
      name,
      () => [this.chain.call({ claim: {} })],
    );
  }

  private async unless(done: boolean, by: string, calls: () => Call[] | Promise<Call[]>): Promise<void> {
    if (done) return;
    await this.chain.send(by, await calls());
    this.sent += 1;
  }

  private async curated() {
    const curator = this.chain.address("curator");
    return (await this.chain.tributary.datanetsByCurator({ curator, limit: 100 })).datanets;
  }

  private async operated() {
    const operator = this.chain.address("operator");
    return (await this.chain.tributary.modelsByOperator({ operator, limit: 100 })).models;
  }

  private record(payer: string, modelId: number, queryId: string): Promise<QueryRecordResponse> {
    return this.chain.tributary.queryRecord({ modelId, payer: this.chain.address(payer), queryId });
  }

  private async isRecorded(payer: string, model: number, query: string): Promise<boolean> {
    try {
      await this.record(payer, model, query);
      return true;
    } catch (error) {
      if (["charge_not_found", "query_id_not_found", "record_not_found"].includes(explain(error).kind))
        return false;
      throw error;
    }
  }
}

/** The last leaf's place follows from their count. */
function unplaced({ address, weight, proof }: ReturnType<typeof prove>) {
  return { address, weight, proof };
}

type Named = { name: string };

function has(list: Named[], name: string): boolean {
  return list.some((entry) => entry.name === name);
}

function found<T extends Named>(list: T[], name: string): T {
  const entry = list.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`${name} was registered, but is not in the list`);
  return entry;
}
