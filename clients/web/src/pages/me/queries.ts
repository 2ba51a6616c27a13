import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type {
  AllowanceKey,
  EarningsResponse,
  QueryRecordResponse,
  TributaryQueryClient,
} from "tributary-client";
import { useClient } from "../../app/client";
import { after, walk } from "../../chain/walk";
import { chainInfo } from "../../wallet/keplr";
import { balancesOf } from "./balances";
import { CLAIM_DATANETS, join } from "./portfolio";
import { newest, recorded, share } from "./receipts";

/** What others' transactions change is asked for again this often. */
const LIVE = 4_000;

/** Pages of thirty datanets that are asked for: who has more than three hundred is told so. */
const MAX_PAGES = 10;

/** All that an address earned, over all its datanets. */
export function usePortfolio(address: string) {
  const { tributary } = useClient();
  return useQuery({
    queryKey: ["portfolio", address],
    queryFn: async () => {
      const pages: EarningsResponse[] = [];
      let startAfter: number | null | undefined;
      do {
        const page: EarningsResponse = await tributary.earnings({ address, startAfter: startAfter ?? null });
        pages.push(page);
        startAfter = page.next;
      } while (typeof startAfter === "number" && pages.length < MAX_PAGES);
      const portfolio = join(pages, await tributary.credits({ address, limit: 1 }));
      if (!portfolio) throw new Error("the contract told no earnings");
      return portfolio;
    },
    // many pages are not asked for all the time
    refetchInterval: ({ state }) => ((state.data?.datanets.length ?? 0) > CLAIM_DATANETS ? LIVE * 4 : LIVE),
  });
}

/** An address' seats in one datanet. */
export function useSeats(datanetId: number, address: string) {
  const { tributary } = useClient();
  return useQuery({
    queryKey: ["contributor", datanetId, address],
    queryFn: () => tributary.contributor({ datanetId, address }),
    refetchInterval: 15_000,
  });
}

/** What the newest receipts are looked for in. */
const DATANETS = 10;
const MODELS = 8;
/** Records with influence lanes take much of a node's gas: few at a time. */
const RECORDS = 10;

/** Receipts shown at most: for more, there are the models' own pages. */
const MOST = 50;

/** A model's newest records: one more than asked for, where there are more. */
async function newestOf(tributary: TributaryQueryClient, modelId: number, count: number) {
  const found: QueryRecordResponse[] = [];
  while (found.length <= count) {
    const limit = Math.min(RECORDS, count + 1 - found.length);
    const startAfter = found.at(-1)?.record_id ?? null;
    const { records } = await tributary.queryRecords({ modelId, limit, startAfter });
    found.push(...records);
    if (records.length < limit) break;
  }
  return found;
}

/** The newest shares of an address, from the models that rest on its datanets. */
export function useShares(address: string, datanets: number[], count: number) {
  const { tributary } = useClient();
  return useQuery({
    queryKey: ["shares", address, datanets, count],
    queryFn: async () => {
      const looked = datanets.slice(0, DATANETS);
      const lists = looked.map((datanetId) => tributary.modelsByDatanet({ datanetId, limit: MODELS }));
      const models = recorded((await Promise.all(lists)).map((list) => list.models));
      const few = models.slice(-MODELS);
      const records = await Promise.all(
        few.map(({ model_id: modelId }) => newestOf(tributary, modelId, count)),
      );
      const shares = await Promise.all(
        newest(records, count).map(async (record) => {
          const { model_id: modelId, record_id: recordId } = record;
          return share(record, await tributary.receipt({ modelId, recordId, address }));
        }),
      );
      return {
        shares: shares.filter((found) => found !== undefined),
        names: new Map(few.map((model) => [model.model_id, model.name])),
        looked: few.length,
        more: records.flat().length > count && count < MOST,
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** Rolls asked for at once, and pages of them: a datanet has four open ones at most, and closed ones by and by. */
const ROLLS = 25;
const ROLL_PAGES = 8;

/** A datanet's rolls, open and closed. */
export function useRolls(datanetId: number) {
  const { tributary } = useClient();
  return useQuery({
    queryKey: ["all rolls", datanetId],
    queryFn: async () => {
      const { items } = await walk(async (start: number | undefined) => {
        const { rolls } = await tributary.rolls({ datanetId, startAfter: start ?? null, limit: ROLLS });
        return after(rolls, ROLLS, ({ roll_id }) => roll_id);
      }, ROLLS * ROLL_PAGES);
      return items;
    },
    refetchInterval: 15_000,
  });
}

/** One page of what a payer allows. */
export function useAllowances(payer: string, startAfter: AllowanceKey | undefined) {
  const { tributary } = useClient();
  return useQuery({
    queryKey: ["allowances", payer, startAfter],
    queryFn: () => tributary.allowances({ payer, startAfter: startAfter ?? null, limit: 10 }),
    refetchInterval: LIVE,
  });
}

/** What an address holds of each fee token: in its wallet, and prepaid. */
export function useBalances(address: string) {
  const { tributary, reader } = useClient();
  return useQuery({
    queryKey: ["balances", address],
    queryFn: async () => {
      const [{ fee_tokens }, { balances }] = await Promise.all([
        tributary.config(),
        tributary.account({ address, limit: 100 }),
      ]);
      return balancesOf(fee_tokens, balances, (token) => reader.tokenBalance(token, address));
    },
    refetchInterval: LIVE,
  });
}

/** What the wallet has of the coin that the chain's own fees are paid in. */
export function useGasBalance(address: string) {
  const { deployment, reader } = useClient();
  const [currency] = chainInfo(deployment).currencies;
  const denom = currency?.coinMinimalDenom ?? "";
  const { data } = useQuery({
    queryKey: ["balance", address, denom],
    queryFn: () => reader.balance(address, denom),
    refetchInterval: 10_000,
  });
  return { balance: data, currency };
}
