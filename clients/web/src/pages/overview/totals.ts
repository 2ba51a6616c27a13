import type { ModelResponse, PoolResponse, TributaryQueryClient } from "tributary-client";
import { after, askEach, walk } from "../../chain/walk";

/** How many datanets and models are looked at for the sums: a page that is opened often must stay light. */
export const MOST = 60;

const PAGE = 20;

export interface Totals {
  datanets: number;
  moreDatanets: boolean;
  models: number;
  moreModels: boolean;
  records: bigint;
  pools: PoolResponse[];
}

export async function askTotals(tributary: TributaryQueryClient, tokens: string[]): Promise<Totals> {
  const datanets = await walk(async (start: number | undefined) => {
    const { datanets } = await tributary.datanets({ startAfter: start ?? null, limit: PAGE });
    return after(datanets, PAGE, ({ datanet_id }) => datanet_id);
  }, MOST);
  const models = await walk(async (start: number | undefined) => {
    const { models } = await tributary.models({ startAfter: start ?? null, limit: PAGE });
    return after(models, PAGE, ({ model_id }) => model_id);
  }, MOST);
  const wanted = datanets.items.flatMap(({ datanet_id }) => tokens.map((token) => ({ datanet_id, token })));
  const pools = await askEach(wanted, ({ datanet_id, token }) =>
    tributary.pool({ datanetId: datanet_id, token }),
  );
  return {
    datanets: datanets.items.length,
    moreDatanets: datanets.more,
    models: models.items.length,
    moreModels: models.more,
    records: recordsOf(models.items),
    pools,
  };
}

/** Query records of all these models. */
export function recordsOf(models: Pick<ModelResponse, "records">[]): bigint {
  return models.reduce((sum, { records }) => sum + BigInt(records), 0n);
}

/** What reached these pools so far, token by token; a token without income is left out. */
export function incomeByToken(
  pools: Pick<PoolResponse, "token" | "income" | "waiting_pots">[],
): { token: string; income: bigint; waiting: bigint }[] {
  const sums = new Map<string, { income: bigint; waiting: bigint }>();
  for (const { token, income, waiting_pots } of pools) {
    const sum = sums.get(token) ?? { income: 0n, waiting: 0n };
    sums.set(token, { income: sum.income + BigInt(income), waiting: sum.waiting + BigInt(waiting_pots) });
  }
  return [...sums]
    .map(([token, { income, waiting }]) => ({ token, income, waiting }))
    .filter(({ income }) => income > 0n);
}
