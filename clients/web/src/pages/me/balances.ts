/** What an address has of one token, in base units. */
export interface Balance {
  token: string;
  /** Whether new fees and deposits are taken in it. */
  active: boolean;
  wallet: bigint;
  prepaid: bigint;
}
