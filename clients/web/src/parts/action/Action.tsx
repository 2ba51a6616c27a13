import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { Call } from "tributary-client";
import type { Sent } from "tributary-client/signer";
import { ActionDialog, type Host, type Running } from "./ActionDialog";
import type { Plan } from "./useAction";

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

/** What an action is asked for with, as it was when its button was pressed. */
export type Asked = Pick<ActionProps, "label" | "calls" | "summary"> & {
  onDone: ActionProps["onDone"] | undefined;
};

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

const Opening = createContext<(asked: Asked) => void>(() => {
  throw new Error("no ActionHost around this part of the page");
});

/**
 * Has the dialog of whichever action is open. The button it came from may go meanwhile: what was claimed, revoked or left is
 * no longer on the page once the transaction is done. One that is on its way is never lost sight of, and another begins only
 * after it.
 */
export function ActionHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ asked: Asked; round: number }>();
  const running = useRef<Running>(undefined);
  const close = useCallback(() => setOpen(undefined), []);
  const show = useCallback((asked: Asked) => {
    if (running.current) running.current.show();
    else setOpen((before) => ({ asked, round: (before?.round ?? 0) + 1 }));
  }, []);
  const host = useMemo<Host>(
    () => ({
      close,
      running: () => running.current,
      setRunning: (next) => {
        running.current = next;
      },
    }),
    [close],
  );
  return (
    <Opening value={show}>
      {open && <ActionDialog key={open.round} asked={open.asked} host={host} />}
      {children}
    </Opening>
  );
}
