import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { TributarySigner } from "tributary-client/signer";
import { useClient } from "../app/client";
import { chainInfo, findWallet } from "./keplr";

export interface Wallet {
  state: "absent" | "disconnected" | "connecting" | "connected";
  address?: string | undefined;
  name?: string | undefined;
  error?: unknown;
  connect: () => Promise<void>;
  disconnect: () => void;
  /** Loads what signs, and nothing before it is needed. */
  signer: () => Promise<TributarySigner>;
}

const Context = createContext<Wallet | undefined>(undefined);

export function useWallet(): Wallet {
  const wallet = useContext(Context);
  if (!wallet) throw new Error("no wallet around this part of the page");
  return wallet;
}

interface Account {
  name: string;
  address: string;
}

/** Whether the person connected here before, so that a reload doesn't ask again. */
const REMEMBERED = "tributary-wallet";

export function WalletProvider({ children }: { children: ReactNode }) {
  const { deployment } = useClient();
  const [account, setAccount] = useState<Account>();
  const [connecting, setConnecting] = useState(false);
  const [error, setError] = useState<unknown>();

  const connect = useCallback(async () => {
    setConnecting(true);
    setError(undefined);
    try {
      const keplr = wallet();
      await enable();
      const key = await keplr.getKey(deployment.chain_id);
      setAccount({ name: key.name, address: key.bech32Address });
      localStorage.setItem(REMEMBERED, "yes");
    } catch (failure) {
      setAccount(undefined);
      localStorage.removeItem(REMEMBERED);
      setError(failure);
    } finally {
      setConnecting(false);
    }

    /** A wallet asks before it enables; a chain that it doesn't know is described to it first. */
    async function enable() {
      const keplr = wallet();
      try {
        await keplr.enable(deployment.chain_id);
      } catch (failure) {
        if (!/no chain info|no such chain|unknown chain|not supported/i.test(String(failure))) throw failure;
        await keplr.experimentalSuggestChain(chainInfo(deployment));
        await keplr.enable(deployment.chain_id);
      }
    }
  }, [deployment]);

  const disconnect = useCallback(() => {
    setAccount(undefined);
    setError(undefined);
    localStorage.removeItem(REMEMBERED);
  }, []);

  const signer = useCallback(async () => {
    const [{ TributarySigner }, offline] = await Promise.all([
      import("tributary-client/signer"),
      wallet().getOfflineSignerAuto(deployment.chain_id),
    ]);
    return TributarySigner.connect(deployment, offline as Parameters<typeof TributarySigner.connect>[1]);
  }, [deployment]);

  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- a wallet is asked once, after the page is there
    if (localStorage.getItem(REMEMBERED) && findWallet()) void connect();
  }, [connect]);
  // the person chose another account in the wallet
  const connected = account !== undefined;
  useEffect(() => {
    if (!connected) return;
    const again = () => void connect();
    window.addEventListener("keplr_keystorechange", again);
    return () => window.removeEventListener("keplr_keystorechange", again);
  }, [connected, connect]);

  const value = useMemo<Wallet>(() => {
    const state = connecting
      ? "connecting"
      : account
        ? "connected"
        : findWallet()
          ? "disconnected"
          : "absent";
    return { state, ...account, error, connect, disconnect, signer };
  }, [account, connecting, error, connect, disconnect, signer]);
  return <Context value={value}>{children}</Context>;
}

function wallet() {
  const found = findWallet();
  if (!found) throw new Error("no wallet in this browser: install Keplr, or another one with its API");
  return found;
}
