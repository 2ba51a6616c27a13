import { useState } from "react";
import type { ModelResponse } from "tributary-client";
import { useToken } from "../../../chain/token";
import { Action } from "../../../parts/action/Action";
import { Percent } from "../../../parts/Amount";
import { Field } from "../../../parts/Field";
import { Untrusted } from "../../../parts/Untrusted";
import { Section } from "../../../parts/Section";
import { useRefusal } from "../forms/role";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { PriceFields } from "./PriceFields";
import { PriceWords } from "./PriceWords";
import { priceOf, readNewPrice, readTexts, type TextsDraft, textsOf } from "./updates";

export function Terms({ model }: { model: ModelResponse }) {
  return (
    <>
      <Price model={model} />
      <Texts model={model} />
      <Activity model={model} />
    </>
  );
}

function Price({ model }: { model: ModelResponse }) {
  const execute = useExecute();
  const [draft, setDraft] = useState(() => priceOf(model));
  const decimals = useToken(draft.token).data?.decimals;
  const form = readNewPrice(draft, decimals, model);
  return (
    <Section title="What it charges">
      <p>
        Now: <PriceWords price={model.unit_price} />. Gateways can charge prepaid accounts only where there is
        a price.
      </p>
      <PriceFields
        draft={draft}
        problems={form.problems}
        onChange={(price) => setDraft((before) => ({ ...before, ...price }))}
      />
      <Submit
        form={form}
        label="Change the price"
        calls={(message) => [execute(message)]}
        summary={({ update_model: { unit_price } }) => (
          <p>
            From{" "}
            <strong>
              <PriceWords price={model.unit_price} />
            </strong>{" "}
            to{" "}
            <strong>
              <PriceWords price={unit_price && "set" in unit_price ? unit_price.set : undefined} />
            </strong>
            , for every query from now on.
          </p>
        )}
        onDone={() => setDraft((before) => ({ ...before, amount: "" }))}
      />
    </Section>
  );
}

function Texts({ model }: { model: ModelResponse }) {
  const execute = useExecute();
  const [draft, setDraft] = useState(() => textsOf(model));
  const form = readTexts(draft, model);
  const text = (key: keyof TextsDraft) => ({
    value: draft[key],
    onChange: (value: string) => setDraft((before) => ({ ...before, [key]: value })),
    problem: form.problems[key],
  });
  return (
    <Section title="Texts and fee">
      <Field label="Name" required {...text("name")} />
      <Field label="Link to the model" inputMode="url" {...text("uri")} />
      <Field
        label="Lower the operator fee, in %"
        inputMode="decimal"
        {...text("fee")}
        hint={
          <>
            Now <Percent bps={model.operator_fee_bps} />; it can never rise again.
          </>
        }
      />
      <Submit
        form={form}
        label="Change texts and fee"
        calls={(message) => [execute(message)]}
        summary={({ update_model: { name, uri, operator_fee_bps } }) => (
          <>
            {typeof name === "string" && (
              <p>
                It will be called <Untrusted text={name} max={128} />.
              </p>
            )}
            {typeof uri === "string" && (
              <p>
                {uri === "" ? (
                  "Its link is removed."
                ) : (
                  <>
                    Its link becomes <Untrusted text={uri} max={200} />.
                  </>
                )}
              </p>
            )}
            {typeof operator_fee_bps === "number" && (
              <p>
                The operator fee falls from <Percent bps={model.operator_fee_bps} /> to{" "}
                <Percent bps={operator_fee_bps} />, and can never rise again.
              </p>
            )}
          </>
        )}
        onDone={() => setDraft((before) => ({ ...before, fee: "" }))}
      />
    </Section>
  );
}

function Activity({ model: { model_id, active } }: { model: ModelResponse }) {
  const execute = useExecute();
  const refusal = useRefusal();
  return (
    <Section title="On or off">
      <p>
        {active
          ? "The model is active: its queries can be paid and recorded."
          : "The model is inactive: nobody can pay for its queries. All that was recorded stays."}
      </p>
      <Action
        label={active ? "Switch it off" : "Switch it on"}
        disabled={refusal !== undefined}
        calls={() => [execute({ update_model: { model_id, active: !active } })]}
        summary={
          active
            ? "No new query of this model is recorded, until you switch it on again."
            : "Queries of this model can be paid and recorded again."
        }
      />
    </Section>
  );
}
