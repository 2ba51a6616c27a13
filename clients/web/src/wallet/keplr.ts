import type { Deployment } from "tributary-client";

/** What the page uses of Keplr's API; any wallet that has it will do. */
export interface Keplr {
  enable(chainId: string): Promise<void>;
  experimentalSuggestChain(chain: ChainInfo): Promise<void>;
  getKey(chainId: string): Promise<{ name: string; bech32Address: string }>;
  /** Signs directly, or, where a hardware wallet can't, by amino. */
  getOfflineSignerAuto(chainId: string, options: SignOptions): Promise<unknown>;
}

interface SignOptions {
  preferNoSetFee: boolean;
  preferNoSetMemo: boolean;
}

/** So that the wallet signs what was shown before. */
export const AS_SHOWN: SignOptions = { preferNoSetFee: true, preferNoSetMemo: true };

interface Currency {
  coinDenom: string;
  coinMinimalDenom: string;
  coinDecimals: number;
}

interface ChainInfo {
  chainId: string;
  chainName: string;
  rpc: string;
  rest: string;
  bip44: { coinType: number };
  bech32Config: Record<string, string>;
  currencies: Currency[];
  stakeCurrency: Currency;
  feeCurrencies: (Currency & { gasPriceStep: { low: number; average: number; high: number } })[];
}

declare global {
  interface Window {
    keplr?: Keplr;
    leap?: Keplr;
  }
}

export function findWallet(): Keplr | undefined {
  return window.keplr ?? window.leap;
}

/** What a wallet has to be told of a chain that it doesn't know. */
export function chainInfo({ chain_id, node, rest, prefix, gas_prices }: Deployment): ChainInfo {
  const [, price = "0", denom = ""] = /^([0-9.]+)(.+)$/.exec(gas_prices) ?? [];
  // by the field's custom, `u` is a millionth
  const millionths = denom.startsWith("u");
  const currency = {
    coinDenom: millionths ? denom.slice(1).toUpperCase() : denom,
    coinMinimalDenom: denom,
    coinDecimals: millionths ? 6 : 0,
  };
  const step = Number(price);
  return {
    chainId: chain_id,
    chainName: chain_id,
    rpc: node,
    rest,
    bip44: { coinType: 118 },
    bech32Config: {
      bech32PrefixAccAddr: prefix,
      bech32PrefixAccPub: `${prefix}pub`,
      bech32PrefixValAddr: `${prefix}valoper`,
      bech32PrefixValPub: `${prefix}valoperpub`,
      bech32PrefixConsAddr: `${prefix}valcons`,
      bech32PrefixConsPub: `${prefix}valconspub`,
    },
    currencies: [currency],
    stakeCurrency: currency,
    feeCurrencies: [{ ...currency, gasPriceStep: { low: step, average: step, high: step } }],
  };
}
