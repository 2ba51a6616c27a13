import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { Call } from "tributary-client";
import type { Sent } from "tributary-client/signer";
import { useLocation } from "wouter";
import { ConnectButton } from "../../wallet/WalletButton";
import { useWallet } from "../../wallet/wallet";
import { Steps } from "./Steps";
import { type Plan, useAction } from "./useAction";

export interface ActionProps {
  label: string;
  /** One transaction's calls, or several transactions'. It is asked for when the dialog opens; what it throws is shown. */
  calls: () => Call[] | Plan | Promise<Call[] | Plan>;
  /** What will happen, in words. */
  summary?: ReactNode;
  disabled?: boolean;
  primary?: boolean;
  onDone?: (receipts: Sent[]) => void;
}

/** A button for what needs a signature: shows its gas first, then its progress, then its transaction's hash. */
export function Action({ label, calls, summary, disabled, primary, onDone }: ActionProps) {
  const open = useContext(Opening);
  return (
    <button
      type="button"
      className={primary ? "primary" : undefined}
      disabled={disabled}
      onClick={() => open({ label, calls, summary, onDone })}
    >
      {label}
    </button>
  );
}

type Asked = Pick<ActionProps, "label" | "calls" | "summary"> & { onDone: ActionProps["onDone"] | undefined };

const Opening = createContext<(asked: Asked) => void>(() => {
  throw new Error("no ActionHost around this part of the page");
});

/**
 * Has the dialog of whichever action is open, as it was when it was opened. The button it came from may go meanwhile: what
 * was claimed, revoked or left is no longer on the page once the transaction is done.
 */
export function ActionHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ asked: Asked; round: number }>();
  const [location] = useLocation();
  const close = useCallback(() => setOpen(undefined), []);
  const show = useCallback((asked: Asked) => {
    setOpen((before) => ({ asked, round: (before?.round ?? 0) + 1 }));
  }, []);
  // a link in the dialog leads away from it
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the place is what it depends on
  useEffect(() => close, [location, close]);
  return (
    <Opening value={show}>
      {children}
      {open && <ActionDialog key={open.round} {...open.asked} close={close} />}
    </Opening>
  );
}

function ActionDialog({ label, calls, summary, onDone, close }: Asked & { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { state, address } = useWallet();
  // what the form says when the dialog opens is what is signed, whatever is polled behind it
  const asked = useRef(calls);
  const plan = useCallback(async (): Promise<Plan> => {
    const planned = await asked.current();
    const single = planned.filter((part): part is Call => !Array.isArray(part));
    return single.length > 0 ? [single] : (planned as Plan);
  }, []);
  const { phase, prepare, send } = useAction(plan, onDone);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const first = useRef(address);
  useEffect(() => {
    if (!address) return;
    first.current ??= address;
    // what was asked of one account is not for another one to sign
    if (first.current === address) void prepare();
    else close();
  }, [address, prepare, close]);

  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={close}>
      <h2 id={title}>{label}</h2>
      {summary && <div className="summary">{summary}</div>}
      {state === "connected" ? (
        <Steps phase={phase} prepare={prepare} send={send} />
      ) : (
        <>
          <p>This needs a signature.</p>
          <ConnectButton />
        </>
      )}
      <p className="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {phase.at === "done" ? "Close" : phase.at === "sending" ? "Close, it goes on" : "Cancel"}
        </button>
      </p>
    </dialog>
  );
}
