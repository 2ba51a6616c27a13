import { gasPriceOf } from "../deployment.js";

/** What `gasLimit` costs at a price such as `0.025ustake`, rounded up: a node refuses less. */
export function feeOf(gasLimit: number, gasPrices: string): { amount: string; denom: string } {
  const { price, denom } = gasPriceOf(gasPrices);
  const [whole = "0", fraction = ""] = price.split(".");
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * BigInt(gasLimit);
  return { amount: `${(scaled + scale - 1n) / scale}`, denom };
}
