/** What an address has of one token, in base units. */
export interface Balance {
  token: string;
  /** Whether new fees and deposits are taken in it. */
  active: boolean;
  /** Unknown where the token refuses to say. */
  wallet: bigint | undefined;
  prepaid: bigint;
}

/** In each of these tokens. A token that gives no answer about the wallet takes none of the others away. */
export function balancesOf(
  tokens: { token: string; active: boolean }[],
  prepaid: { token: string; balance: string }[],
  inWallet: (token: string) => Promise<bigint>,
): Promise<Balance[]> {
  return Promise.all(
    tokens.map(async ({ token, active }) => ({
      token,
      active,
      wallet: await inWallet(token).catch(() => undefined),
      prepaid: BigInt(prepaid.find((entry) => entry.token === token)?.balance ?? 0),
    })),
  );
}
