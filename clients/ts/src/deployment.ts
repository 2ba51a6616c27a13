/** Where a Tributary stands: what `tributary localnet up` writes, or a file like it for another chain. */
export interface Deployment {
  chain_id: string;
  /** RPC, for instance http://127.0.0.1:26657. */
  node: string;
  /** REST, for instance http://127.0.0.1:1317. */
  rest: string;
  /** Of addresses. */
  prefix: string;
  /** For instance 0.025ustake. */
  gas_prices: string;
  /** Tributary's address. */
  contract: string;
  /** A fee token's address. */
  token: string;
  grpc?: string;
  /** Who can replace the contract's code; nobody if none. */
  admin?: string | null;
  codes?: Record<string, { code_id: number; checksum: string }>;
  height?: number;
  accounts?: Record<string, { address: string; key_file?: string }>;
  datanets?: { datanet_id: number; name: string; contributors?: number }[];
  models?: { model_id: number; name: string }[];
}

/** A gas price as a deployment says it, in parts. */
export interface GasPrice {
  /** Of `denom` for one unit of gas: a decimal. */
  price: string;
  denom: string;
}

/** Reads `0.025ustake`. */
export function gasPriceOf(text: string): GasPrice {
  const parts = /^(\d+(?:\.\d{1,18})?)([a-zA-Z][a-zA-Z0-9/:._-]{2,127})$/.exec(text);
  const [, price, denom] = parts ?? [];
  if (price === undefined || denom === undefined) {
    throw new Error(`expected a gas price such as 0.025ustake, found ${text.slice(0, 60)}`);
  }
  return { price, denom };
}
