import { useState } from "react";
import { Link } from "wouter";
import { useClient } from "../../../app/client";
import { useToken } from "../../../chain/token";
import { Field } from "../../../parts/Field";
import { readId } from "../../../chain/ids";
import { MAX_LINEAGE } from "../forms/limits";
import { RowsField } from "../forms/RowsField";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { PriceFields } from "../model/PriceFields";
import { DatanetName, ModelName } from "../names";
import { EMPTY_MODEL, type ModelDraft, readModel } from "./modelDraft";
import { ModelSummary } from "./ModelSummary";
import { Registered } from "./Registered";

export function RegisterModel() {
  const { deployment } = useClient();
  const execute = useExecute();
  const [draft, setDraft] = useState(EMPTY_MODEL);
  const [registered, setRegistered] = useState<number>();
  const decimals = useToken(draft.token).data?.decimals;
  const form = readModel(draft, decimals, deployment.prefix);
  const { problems } = form;
  const set =
    <Key extends keyof ModelDraft>(key: Key) =>
    (value: ModelDraft[Key]) =>
      setDraft((before) => ({ ...before, [key]: value }));
  const text = (key: Exclude<keyof ModelDraft, "lineage">) => ({
    value: draft[key],
    onChange: set(key),
    problem: problems[key],
  });

  return (
    <>
      <p>
        <Link href="/operate">Curate and operate</Link>
      </p>
      <h1>Register a model</h1>
      <p>
        You become its operator. Its lineage is fixed for ever: a model trained anew is a new model. Your fee
        can only fall.
      </p>
      {registered !== undefined && <Registered kind="model" id={registered} />}
      <h2>What it is</h2>
      <Field label="Name" required {...text("name")} hint="At most 128 bytes." />
      <Field label="Link to the model" inputMode="url" {...text("uri")} hint="For instance https://…" />
      <Field
        label="Succeeds the model"
        inputMode="numeric"
        {...text("succeeds")}
        hint={
          draft.succeeds ? (
            <ModelName id={readId(draft.succeeds)} />
          ) : (
            "The number of an older model of yours that this one replaces."
          )
        }
      />
      <RowsField
        legend="Lineage"
        one="datanet"
        hint={`The datanets that it rests on: at most ${MAX_LINEAGE}. Each gets its part of every fee, by its weight against the others'.`}
        rows={draft.lineage}
        onChange={set("lineage")}
        empty={{ datanet: "", weight: "1" }}
        max={MAX_LINEAGE}
        columns={[
          { key: "datanet", label: "Datanet's number", inputMode: "numeric" },
          { key: "weight", label: "Weight", inputMode: "numeric" },
        ]}
        problem={problems.lineage}
        beside={({ datanet }) => <DatanetName id={readId(datanet)} />}
      />
      <h2>What it charges</h2>
      <Field
        label="Operator fee, in %"
        inputMode="decimal"
        {...text("operatorFee")}
        hint="Your part of every fee: at most 40 %."
      />
      <PriceFields
        draft={draft}
        problems={problems}
        onChange={(price) => setDraft((before) => ({ ...before, ...price }))}
      />
      <Field
        label="Gateways"
        rows={2}
        {...text("gateways")}
        hint="Addresses that may charge prepaid accounts for it: at most 16, one on each line."
      />
      <Submit
        form={form}
        label="Register the model"
        calls={(value) => [execute(value)]}
        summary={(value) => <ModelSummary model={value.register_model} />}
        onDone={([receipt]) => {
          const event = receipt?.events.find((found) => found.type === "model_registered");
          if (event) setRegistered(event.model_id);
          setDraft(EMPTY_MODEL);
        }}
      />
    </>
  );
}
