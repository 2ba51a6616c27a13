import { useState } from "react";
import { executeCall, type ModelResponse } from "tributary-client";
import { useClient } from "../../app/client";
import { readId } from "../../chain/ids";
import { useNow } from "../../chain/now";
import { Action } from "../../parts/action/Action";
import { Amount } from "../../parts/Amount";
import { Choice, Field } from "../../parts/Field";
import { Time } from "../../parts/Time";
import { Untrusted } from "../../parts/Untrusted";
import { ModelLink } from "../../parts/NamedLink";
import {
  type AllowanceForm,
  each,
  PERIOD_UNITS,
  type PeriodUnit,
  readAllowance,
  setAllowance,
} from "./allowance";
import { useModel } from "../../chain/questions";
import { useToken } from "../../chain/token";

const EMPTY: AllowanceForm = { model: "", perCharge: "", budget: "", period: "", unit: "days", expires: "" };

/** Asks for an allowance' terms, in the token that the model charges in. */
export function AllowanceEditor({ onDone }: { onDone: () => void }) {
  const { deployment } = useClient();
  const [form, setForm] = useState(EMPTY);
  const set = (name: keyof AllowanceForm) => (value: string) =>
    setForm((before) => ({ ...before, [name]: value }));
  const now = useNow() ?? 0;
  const model = useModel(readId(form.model), { refetchInterval: 15_000 });
  const price = model.data?.unit_price;
  const known = useToken(price?.token ?? "").data;
  const { problems, terms } = readAllowance(form, known?.decimals ?? 0, now);
  const missing =
    model.error && !model.data ? `There is no model ${form.model.trim()} to be found.` : undefined;
  const unpriced =
    model.data && !price ? "This model has no unit price, so its gateways can't charge accounts." : undefined;
  // amounts can be read only once it is known which token they are of
  const read = known ? problems : {};
  return (
    <div className="narrow">
      <p>
        You set the limits: the most for one charge, and the most for each period. An allowance replaces the
        one that you gave this model before; what was spent in a period that still runs counts on.
      </p>
      <Field
        label="Number of the model"
        required
        inputMode="numeric"
        value={form.model}
        onChange={set("model")}
        problem={problems.model ?? missing ?? unpriced}
        hint={model.data && <Price model={model.data} />}
      />
      <Field
        label="At most in one charge"
        required
        inputMode="decimal"
        value={form.perCharge}
        onChange={set("perCharge")}
        problem={read.perCharge}
      />
      <Field
        label="Budget"
        required
        inputMode="decimal"
        value={form.budget}
        onChange={set("budget")}
        problem={read.budget}
        hint="The most that may be charged in each period; without a period, in all."
      />
      <div className="pair">
        <Field
          label="Length of a period"
          inputMode="numeric"
          value={form.period}
          onChange={set("period")}
          problem={problems.period}
        />
        <Choice
          label="Counted in"
          value={form.unit}
          onChange={(unit) => setForm((before) => ({ ...before, unit: unit as PeriodUnit }))}
          options={Object.keys(PERIOD_UNITS).map((unit) => ({ value: unit, name: unit }))}
        />
      </div>
      <Field
        label="Ends on"
        type="datetime-local"
        value={form.expires}
        onChange={set("expires")}
        problem={problems.expires}
        hint="In your own time. Without it, the allowance lasts until you revoke it."
      />
      <Action
        label="Set the allowance"
        disabled={!terms || !price || !known}
        calls={() =>
          terms && price ? [executeCall(deployment.contract, setAllowance(price.token, terms))] : []
        }
        onDone={onDone}
        summary={
          terms &&
          price && (
            <p>
              The gateways of <ModelLink id={terms.modelId} /> may charge your prepaid account at most{" "}
              <Amount base={terms.perCharge} token={price.token} /> at a time, and at most{" "}
              <Amount base={terms.budget} token={price.token} />{" "}
              {terms.period === undefined ? "in all" : `in each ${each(terms.period)}`}
              {terms.expires === undefined ? (
                ", until you revoke it"
              ) : (
                <>
                  , until <Time seconds={terms.expires} />
                </>
              )}
              . They can never charge more than the account holds.
            </p>
          )
        }
      />
    </div>
  );
}

function Price({ model: { name, unit_price, gateways, active } }: { model: ModelResponse }) {
  if (!unit_price) return null;
  return (
    <>
      <Untrusted text={name} max={40} /> charges <Amount base={unit_price.amount} token={unit_price.token} />{" "}
      for each <Untrusted text={unit_price.unit} max={40} />.{!active && " It is not active now."}
      {gateways.length === 0 &&
        " It has no gateway now, so that nothing can be charged until its operator names one."}
    </>
  );
}
