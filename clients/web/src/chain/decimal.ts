/** How many digits the contract's decimals have. */
const DIGITS = 18;
const ONE = 10n ** BigInt(DIGITS);

/** A decimal of the contract as a whole number of its last digits. */
export function atomsOf(decimal: string): bigint {
  const parts = /^(\d+)(?:\.(\d{1,18}))?$/.exec(decimal);
  if (!parts) throw new Error(`expected a decimal such as 12.5, found ${decimal.slice(0, 60)}`);
  return BigInt(parts[1] ?? "") * ONE + BigInt((parts[2] ?? "").padEnd(DIGITS, "0"));
}

export function decimalOf(atoms: bigint): string {
  const fraction = `${atoms % ONE}`.padStart(DIGITS, "0").replace(/0+$/, "");
  return fraction === "" ? `${atoms / ONE}` : `${atoms / ONE}.${fraction}`;
}

export function sum(decimals: string[]): string {
  return decimalOf(decimals.reduce((all, decimal) => all + atomsOf(decimal), 0n));
}

/** Of a share of 1, in percent: digits past the fourth are cut off. */
export function percentOf(share: bigint): string {
  const hundredths = (share * 1_000_000n) / ONE;
  const fraction = `${hundredths % 10_000n}`.padStart(4, "0").replace(/0+$/, "");
  const text = `${hundredths / 10_000n}${fraction === "" ? "" : `.${fraction}`}`;
  return share > 0n && hundredths === 0n ? "less than 0.0001 %" : `${text} %`;
}
