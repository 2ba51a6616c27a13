import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import type { Call } from "tributary-client";
import type { Sent } from "tributary-client/signer";
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
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={primary ? "primary" : undefined}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {open && (
        <ActionDialog label={label} calls={calls} summary={summary} onDone={onDone} close={() => setOpen(false)} />
      )}
    </>
  );
}

type DialogProps = Pick<ActionProps, "label" | "calls" | "summary"> & {
  onDone: ActionProps["onDone"] | undefined;
  close: () => void;
};

function ActionDialog({ label, calls, summary, onDone, close }: DialogProps) {
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
  // another account would sign something else
  useEffect(() => {
    if (address) void prepare();
  }, [address, prepare]);

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
