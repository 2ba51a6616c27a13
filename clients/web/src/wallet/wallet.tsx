import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { TributarySigner } from "tributary-client/signer";
import { useClient } from "../app/client";
import { AS_SHOWN, chainInfo, findWallet } from "./keplr";

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

/** What wallets tell when another account is chosen in them. */
const SWITCHED = ["keplr_keystorechange", "leap_keystorechange"];

/** Whether the person connected here before, so that a reload doesn't ask again. */
const REMEMBERED = "tributary-wallet";

export function WalletProvider({ children }: { children: ReactNode }) {
  const { deployment } = useClient();
  const [account, setAccount] = useState<Account>();
  const [connecting, setConnecting] = useState(false);
  const [error, setError] = useState<unknown>();

  // of two answers the later question's counts
  const round = useRef(0);
  const connect = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const late = () => mine !== round.current;
    setConnecting(true);
    setError(undefined);
    try {
      const keplr = wallet();
      await enable();
      const key = await keplr.getKey(deployment.chain_id);
      if (late()) return;
      setAccount({ name: key.name, address: key.bech32Address });
      localStorage.setItem(REMEMBERED, "yes");
    } catch (failure) {
      if (late()) return;
      setAccount(undefined);
      localStorage.removeItem(REMEMBERED);
      setError(failure);
    } finally {
      if (!late()) setConnecting(false);
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
    round.current += 1;
    setConnecting(false);
    setAccount(undefined);
    setError(undefined);
    localStorage.removeItem(REMEMBERED);
  }, []);

  const signer = useCallback(async () => {
    const [{ TributarySigner }, offline] = await Promise.all([
      import("tributary-client/signer"),
      wallet().getOfflineSignerAuto(deployment.chain_id, AS_SHOWN),
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
    for (const event of SWITCHED) window.addEventListener(event, again);
    return () => {
      for (const event of SWITCHED) window.removeEventListener(event, again);
    };
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
