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

type Asked = Pick<ActionProps, "label" | "calls" | "summary" | "onDone">;

const Host = createContext<(asked: Asked) => void>(() => {
  throw new Error("no ActionHost around this part of the page");
});

/**
 * Holds the open dialog above the pages: what an action changes may take its button off the page, and its hash shall
 * still be seen.
 */
export function ActionHost({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  return (
    <Host value={setAsked}>
      {children}
      {asked && <ActionDialog {...asked} close={() => setAsked(undefined)} />}
    </Host>
  );
}

/**
 * A button for what needs a signature: shows its gas first, then its progress, then its transaction's hash. What it says
 * when it is pressed is what is signed.
 */
export function Action({ label, disabled, primary, ...rest }: ActionProps) {
  const ask = useContext(Host);
  return (
    <button
      type="button"
      className={primary ? "primary" : undefined}
      disabled={disabled}
      onClick={() => ask({ label, ...rest })}
    >
      {label}
    </button>
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
