import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { Call } from "tributary-client";
import { useLocation } from "wouter";
import { ConnectButton } from "../../wallet/WalletButton";
import { useWallet } from "../../wallet/wallet";
import type { Asked } from "./Action";
import { Steps } from "./Steps";
import { type Phase, type Plan, useAction } from "./useAction";

/** An action that waits for the wallet or for a block. */
export interface Running {
  show: () => void;
}

export interface Host {
  close: () => void;
  /** What is on its way; nothing else begins meanwhile. */
  running: () => Running | undefined;
  setRunning: (running: Running | undefined) => void;
}

/** Reviews, sends and tells of one action. Closed while it is on its way, it goes on as a line above the page. */
export function ActionDialog({ asked, host }: { asked: Asked; host: Host }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { state, address } = useWallet();
  const [location] = useLocation();
  const [away, setAway] = useState(false);
  // what the form says when the dialog opens is what is signed, whatever is polled behind it
  const calls = useRef(asked.calls);
  const plan = useCallback(async (): Promise<Plan> => {
    const planned = await calls.current();
    const single = planned.filter((part): part is Call => !Array.isArray(part));
    return single.length > 0 ? [single] : (planned as Plan);
  }, []);
  const { phase, prepare, send, lookAgain } = useAction(plan, asked.onDone);
  const open = phase.at === "sending" || (phase.at === "failed" && phase.pending !== undefined);

  const show = useCallback(() => {
    setAway(false);
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    host.setRunning(open ? { show } : undefined);
    return () => host.setRunning(undefined);
  }, [host, open, show]);

  // a link in the dialog leads away from it
  const place = useRef(location);
  useEffect(() => {
    if (place.current !== location) dialog.current?.close();
    place.current = location;
  }, [location]);

  const first = useRef(address);
  useEffect(() => {
    if (!address || host.running()) return;
    first.current ??= address;
    // what was asked of one account is not for another one to sign
    if (first.current === address) void prepare();
    else host.close();
  }, [address, prepare, host]);

  return (
    <>
      {away && (
        <p className="banner" role="status">
          {asked.label}: {words(phase)}{" "}
          <button type="button" onClick={show}>
            Show
          </button>
        </p>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={title}
        onClose={() => (open ? setAway(true) : !away && host.close())}
      >
        <h2 id={title}>{asked.label}</h2>
        {asked.summary && <div className="summary">{asked.summary}</div>}
        {state === "connected" || phase.at !== "simulating" ? (
          <Steps phase={phase} prepare={prepare} send={send} lookAgain={lookAgain} />
        ) : (
          <>
            <p>This needs a signature.</p>
            <ConnectButton />
          </>
        )}
        <p className="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            {phase.at === "done" ? "Close" : open ? "Close, it goes on" : "Cancel"}
          </button>
        </p>
      </dialog>
    </>
  );
}

/** Of an action whose dialog was closed. */
function words(phase: Phase): string {
  switch (phase.at) {
    case "done":
      return "done, it is in a block.";
    case "failed":
      return phase.pending ? "handed over, and in no block yet." : "it failed.";
    case "sending":
      return phase.stage === "signing" ? "waiting for your wallet …" : "waiting for a block …";
    default:
      return "";
  }
}
