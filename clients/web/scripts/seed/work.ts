/** Steps of the seeding: each one transaction, left out where the chain shows that it was sent before. */
import { createHash } from "node:crypto";
import type { Call, LocalChain } from "./chain.ts";

type Named = { name: string };

export class Work {
  /** How many transactions. */
  sent = 0;

  constructor(private readonly chain: LocalChain) {}

  async datanet(name: string): Promise<number> {
    const { datanets } = await this.curated();
    return found(datanets, name).datanet_id;
  }

  async model(name: string): Promise<number> {
    const { models } = await this.operated();
    return found(models, name).model_id;
  }

  async registers(name: string, terms: object): Promise<void> {
    const { datanets } = await this.curated();
    await this.unless(has(datanets, name), "curator", () => [this.chain.call({ register_datanet: { name, ...terms } })]);
  }

  async registersModel(model: Named & { lineage: object[] }): Promise<void> {
    const { models } = await this.operated();
    await this.unless(has(models, model.name), "operator", () => [this.chain.call({ register_model: model })]);
  }

  /** Queries `name-1` and so on, each of so many units. */
  async pays(payer: string, model: number, name: string, units: number[], from: number, to: number): Promise<void> {
    const done = await this.isRecorded(payer, model, `${name}-${from}`);
    await this.unless(done, payer, async () => {
      const price = await this.price(model);
      return units.slice(from - 1, to).map((count, index) => {
        const hook = { model_id: model, query_id: `${name}-${from + index}`, units: count };
        return this.chain.pay(price * BigInt(count), { record_query: hook });
      });
    });
  }

  async submits(by: string, datanet: number, uris: string[]): Promise<void> {
    const { contributions } = await this.chain.ask({ contributions: { datanet_id: datanet, limit: 1 } });
    await this.unless(contributions.length > 0, by, () =>
      uris.map((uri) => {
        const content_hash = createHash("sha256").update(uri).digest("base64");
        return this.chain.call({ submit_contribution: { datanet_id: datanet, content_hash, uri } });
      }),
    );
  }

  async reviews(datanet: number, verdicts: object[]): Promise<void> {
    const { status } = await this.chain.ask({ contribution: { datanet_id: datanet, contribution_id: 1 } });
    const msg = { review_contributions: { datanet_id: datanet, verdicts } };
    await this.unless(!("pending" in status), "curator", () => [this.chain.call(msg)]);
  }

  /** Where the datanet gives no notice. */
  async sets(datanet: number, weights: { address: string; weight: number }[]): Promise<void> {
    const [first] = weights;
    const held = await this.chain.ask({ contributor: { datanet_id: datanet, address: first?.address } });
    const msg = { set_weights: { datanet_id: datanet, weights } };
    await this.unless(held.weight === first?.weight, "curator", () => [this.chain.call(msg)]);
  }

  /** Where it does. */
  async schedules(datanet: number, weights: { address: string; weight: number }[]): Promise<void> {
    const { changes } = await this.chain.ask({ scheduled_changes: { datanet_id: datanet } });
    const waits = changes.some(({ change }: { change: object }) => "set_weights" in change);
    const msg = { set_weights: { datanet_id: datanet, weights } };
    await this.unless(waits, "curator", () => [this.chain.call(msg)]);
  }

  async prepays(payer: string, model: number): Promise<void> {
    const { token } = this.chain.deployment;
    const { allowances } = await this.chain.ask({ allowances: { payer: this.chain.address(payer) } });
    const allowed = allowances.some(({ model_id }: { model_id: number }) => model_id === model);
    const allowance = { per_charge_max: "100000", budget: "2000000", period_seconds: 86_400 };
    await this.unless(allowed, payer, () => [
      this.chain.pay(5_000_000n, { deposit: {} }),
      this.chain.call({ set_allowance: { model_id: model, token, ...allowance } }),
    ]);
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
    attestor: string,
    ...[model, datanet, name, count, scores]: [number, number, string, number, object[]]
  ): Promise<void> {
    const record = await this.record("payer", model, `${name}-1`);
    const part = record.datanets.find(({ datanet_id }: { datanet_id: number }) => datanet_id === datanet);
    const record_ids = Array.from({ length: count }, (_, index) => record.record_id + index);
    const msg = { attribute: { model_id: model, datanet_id: datanet, record_ids, scores, unattributed: 15 } };
    const waits = "waiting" in (part?.pot?.status ?? {});
    await this.unless(!waits, attestor, () => [this.chain.call(msg)]);
  }

  /** For its first contributors. */
  async scoresOf(datanet: number): Promise<object[]> {
    const { contributors } = await this.chain.ask({ contributors: { datanet_id: datanet, limit: 2 } });
    return contributors.map(({ address }: { address: string }, index: number) => ({ address, score: 60 - 35 * index }));
  }

  async claims(address: string): Promise<void> {
    const { tokens } = await this.chain.ask({ earnings: { address: this.chain.address(address) } });
    const claimed = tokens.some(({ claimed }: { claimed: string }) => claimed !== "0");
    await this.unless(claimed, address, () => [this.chain.call({ claim: {} })]);
  }

  private async unless(done: boolean, by: string, calls: () => Call[] | Promise<Call[]>): Promise<void> {
    if (done) return;
    await this.chain.send(by, await calls());
    this.sent += 1;
  }

  private curated(): Promise<{ datanets: (Named & { datanet_id: number })[] }> {
    const curator = this.chain.address("curator");
    return this.chain.ask({ datanets_by_curator: { curator, limit: 100 } });
  }

  private operated(): Promise<{ models: (Named & { model_id: number })[] }> {
    const operator = this.chain.address("operator");
    return this.chain.ask({ models_by_operator: { operator, limit: 100 } });
  }

  private async price(model: number): Promise<bigint> {
    const { unit_price } = await this.chain.ask({ model: { model_id: model } });
    return BigInt(unit_price.amount);
  }

  private record(payer: string, model_id: number, query_id: string): Promise<any> {
    return this.chain.ask({ query_record: { model_id, payer: this.chain.address(payer), query_id } });
  }

  private async isRecorded(payer: string, model: number, query: string): Promise<boolean> {
    try {
      await this.record(payer, model, query);
      return true;
    } catch (error) {
      if (/not found|no query record|unknown/i.test(String(error))) return false;
      throw error;
    }
  }
}

function has(list: Named[], name: string): boolean {
  return list.some((entry) => entry.name === name);
}

function found<T extends Named>(list: T[], name: string): T {
  const entry = list.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`${name} was registered, but is not in the list`);
  return entry;
}
