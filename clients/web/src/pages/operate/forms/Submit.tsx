import type { ReactNode } from "react";
import type { Call } from "tributary-client";
import type { Sent } from "tributary-client/signer";
import { Action } from "../../../parts/action/Action";
import type { Plan } from "../../../parts/action/useAction";
import type { Form } from "./form";
import { useRefusal } from "./role";

interface SubmitProps<Value> {
  form: Form<string, Value>;
  label: string;
  calls: (value: Value) => Call[] | Plan;
  summary: (value: Value) => ReactNode;
  onDone?: (receipts: Sent[]) => void;
  /** Whoever may act, whatever the page's role. */
  anyone?: boolean;
}

/** A form's action, and what still keeps it from being pressed. */
export function Submit<Value>({ form, label, calls, summary, onDone, anyone }: SubmitProps<Value>) {
  const others = useRefusal();
  const refusal = anyone ? undefined : others;
  const { value, missing, problems } = form;
  const wrong = Object.keys(problems).length > 0;
  return (
    <div className="submit">
      <Action
        label={label}
        primary
        disabled={value === undefined || refusal !== undefined}
        calls={() => (value === undefined ? [] : calls(value))}
        summary={value !== undefined && summary(value)}
        {...(onDone && { onDone })}
      />
      {(refusal || wrong || missing.length > 0) && (
        <p className="hint">
          {refusal ?? (wrong ? "Something above is not right yet." : `Still needed: ${missing.join(", ")}.`)}
        </p>
      )}
    </div>
  );
}
