import type { CreditsResponse, DatanetEarnings, EarningsResponse, ExecuteMsg } from "tributary-client";

/** All that an address earns from, and where it is paid to. */
export interface Portfolio {
  address: string;
  payoutAddress: string;
  datanets: DatanetEarnings[];
  tokens: TokenSum[];
  /** False where the address has more datanets than were asked for. */
  complete: boolean;
}

/** One token over all datanets, in base units. */
export interface TokenSum {
  token: string;
  claimable: bigint;
  claimed: bigint;
  lifetime: bigint;
  /** What `claimable` is made of. */
  roles: { contributor: bigint; curator: bigint; operator: bigint; protocol: bigint };
}

const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n);

/** Puts the pages of `earnings` together. Credits stand in each page's totals, and count once. */
export function join(pages: EarningsResponse[], { credits }: CreditsResponse): Portfolio | undefined {
  const [first] = pages;
  if (!first) return undefined;
  const datanets = pages.flatMap((page) => page.datanets);
  const tokens = first.tokens.map(({ token, credits_claimable, credits_claimed }) => {
    const earned = datanets.flatMap((datanet) => datanet.tokens).filter((entry) => entry.token === token);
    const credit = credits.find((entry) => entry.token === token);
    const operator = BigInt(credit?.operator ?? 0);
    const protocol = BigInt(credit?.protocol ?? 0);
    const contributor = sum(earned.map(({ claimable }) => claimable));
    // what it has from datanets that it curated before is among its credits
    const former = BigInt(credits_claimable) - operator - protocol;
    const curated = sum(earned.map(({ curator_claimable }) => curator_claimable));
    const curator = curated + (former > 0n ? former : 0n);
    const claimable = contributor + curated + BigInt(credits_claimable);
    const claimed = sum(earned.map((entry) => entry.claimed)) + BigInt(credits_claimed);
    const roles = { contributor, curator, operator, protocol };
    return { token, claimable, claimed, lifetime: claimable + claimed, roles };
  });
  const complete = (pages.at(-1)?.next ?? null) === null;
  return { address: first.address, payoutAddress: first.payout_address, datanets, tokens, complete };
}

/** The most datanets that one claim goes through. */
export const CLAIM_DATANETS = 30;
/** Claims in one transaction: its gas stays well below what a block may have. */
export const CLAIMS_TOGETHER = 3;

/**
 * The messages that pay out all that is claimable in the chosen tokens, some to each transaction; none where nothing is.
 *
 * One message without a list takes whatever is there when it arrives. Of more datanets than it takes, those that have
 * nothing to pay are left out: they would cost gas only.
 */
export function claims(portfolio: Portfolio, chosen: string[]): ExecuteMsg[][] {
  const due = portfolio.tokens.filter(({ token, claimable }) => claimable > 0n && chosen.includes(token));
  if (due.length === 0) return [];
  const tokens = due.map(({ token }) => token);
  const { address, datanets: all } = portfolio;
  if (portfolio.complete && all.length <= CLAIM_DATANETS) return [[{ claim: { address, tokens } }]];
  const paying = all
    .filter((datanet) =>
      datanet.tokens.some(
        (entry) =>
          tokens.includes(entry.token) && (entry.claimable !== "0" || entry.curator_claimable !== "0"),
      ),
    )
    .map(({ datanet_id }) => datanet_id);
  // credits belong to no datanet: any page of them pays those
  const pages: ExecuteMsg[] =
    paying.length === 0
      ? [{ claim: { address, tokens, limit: 1 } }]
      : chunks(paying, CLAIM_DATANETS).map((datanets) => ({ claim: { address, tokens, datanets } }));
  return chunks(pages, CLAIMS_TOGETHER);
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
