/** What the page sees of the wallet: Keplr's API, every call of which is answered outside the page. */

/** Bytes and numbers of 64 bits pass between page and tests as text. */
export type Wire =
  { bytes: string } | { long: string } | string | number | boolean | null | Wire[] | { [key: string]: Wire };

/**
 * Runs in the page, before its own scripts. It is sent there as text: it can use nothing from outside itself.
 *
 * Keplr's own numbers of 64 bits are objects that know `toString`, not bigints: so are these.
 */
export function putWallet(binding: string): void {
  const encode = (value: unknown): unknown => {
    if (value instanceof Uint8Array)
      return { bytes: btoa(Array.from(value, (b) => String.fromCharCode(b)).join("")) };
    if (typeof value === "bigint") return { long: value.toString() };
    if (Array.isArray(value)) return value.map(encode);
    if (typeof value !== "object" || value === null) return value;
    if ("unsigned" in value && "high" in value) return { long: String(value) };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
  };
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode);
    if (typeof value !== "object" || value === null) return value;
    if ("bytes" in value) return Uint8Array.from(atob(String(value.bytes)), (c) => c.charCodeAt(0));
    if ("long" in value) return { toString: () => value.long };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner)]));
  };
  const ask = async (method: string, ...args: unknown[]): Promise<unknown> => {
    const call = (window as unknown as Record<string, (text: string) => Promise<string>>)[binding];
    if (!call) throw new Error("the wallet is gone");
    const answer = JSON.parse(
      await call(JSON.stringify([method, ...args.map((arg) => encode(arg) ?? null)])),
    );
    if ("error" in answer) throw new Error(answer.error);
    return decode(answer.value);
  };
  const amino = (chainId: string) => ({
    getAccounts: () => ask("getAccounts", chainId),
    signAmino: (signer: string, doc: unknown) => ask("signAmino", chainId, signer, doc),
  });
  const both = (chainId: string) => ({
    ...amino(chainId),
    signDirect: (signer: string, doc: unknown) => ask("signDirect", chainId, signer, doc),
  });
  const keplr = {
    version: "0.12.200",
    mode: "extension",
    defaultOptions: {},
    enable: (chainIds: string | string[]) => ask("enable", chainIds),
    disable: (chainIds?: string | string[]) => ask("disable", chainIds),
    disconnect: () => ask("disable"),
    experimentalSuggestChain: (info: unknown) => ask("suggest", info),
    getKey: (chainId: string) => ask("getKey", chainId),
    getOfflineSigner: both,
    getOfflineSignerOnlyAmino: amino,
    getOfflineSignerAuto: async (chainId: string) => both(chainId),
    signDirect: (chainId: string, signer: string, doc: unknown) => ask("signDirect", chainId, signer, doc),
    signAmino: (chainId: string, signer: string, doc: unknown) => ask("signAmino", chainId, signer, doc),
  };
  Object.assign(window, {
    keplr,
    getOfflineSigner: keplr.getOfflineSigner,
    getOfflineSignerOnlyAmino: keplr.getOfflineSignerOnlyAmino,
    getOfflineSignerAuto: keplr.getOfflineSignerAuto,
  });
}
