import { useState } from "react";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Percent } from "../../../parts/Amount";
import { Field } from "../../../parts/Field";
import { duration } from "../../../parts/Time";
import { Section } from "../../../parts/Section";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { TakesEffect } from "./TakesEffect";
import { readAttestors, readTerms, readTexts, type TextsDraft, textsOf } from "./updates";

export function Terms({ datanet }: { datanet: DatanetResponse }) {
  return (
    <>
      <Texts datanet={datanet} />
      <FeeAndNotice datanet={datanet} />
      {datanet.influence_bps > 0 && <Attestors datanet={datanet} />}
    </>
  );
}

function Texts({ datanet }: { datanet: DatanetResponse }) {
  const execute = useExecute();
  const [draft, setDraft] = useState(() => textsOf(datanet));
  const form = readTexts(draft, datanet);
  const text = (key: keyof TextsDraft) => ({
    value: draft[key],
    onChange: (value: string) => setDraft((before) => ({ ...before, [key]: value })),
    problem: form.problems[key],
  });
  return (
    <Section title="Texts">
      <Field label="Name" required {...text("name")} />
      <Field label="Description" rows={2} {...text("description")} />
      <Field label="Link to the data" inputMode="url" {...text("uri")} />
      <Field label="Licence" {...text("license")} />
      <Field
        label="Hash of the data"
        {...text("contentHash")}
        hint="SHA-256: 64 hex digits, as sha256sum prints it."
      />
      <Submit
        form={form}
        label="Change the texts"
        calls={(message) => [execute(message)]}
        summary={({ update_datanet }) => (
          <p>
            At once, for everybody: the new{" "}
            {Object.keys(update_datanet)
              .filter((key) => key !== "datanet_id")
              .map((key) => TEXT_NAMES[key] ?? key)
              .join(", ")}
            . The old ones stay in the chain's history.
          </p>
        )}
      />
    </Section>
  );
}

const TEXT_NAMES: Record<string, string> = {
  name: "name",
  description: "description",
  uri: "link",
  license: "licence",
  content_hash: "hash",
};

function FeeAndNotice({ datanet }: { datanet: DatanetResponse }) {
  const execute = useExecute();
  const [fee, setFee] = useState("");
  const [notice, setNotice] = useState("");
  const form = readTerms({ fee, notice }, datanet);
  const { curator_fee_bps, notice_seconds } = datanet;
  return (
    <Section title="Terms">
      <p>They can only get better for contributors: there is no way back.</p>
      <div className="columns">
        <Field
          label="Lower the curator fee, in %"
          value={fee}
          onChange={setFee}
          inputMode="decimal"
          problem={form.problems.fee}
          hint={
            <>
              Now <Percent bps={curator_fee_bps} />.
            </>
          }
        />
        <Field
          label="Lengthen the notice"
          value={notice}
          onChange={setNotice}
          problem={form.problems.notice}
          hint={`Now ${notice_seconds > 0 ? duration(notice_seconds) : "none"}; for instance 7 days.`}
        />
      </div>
      <Submit
        form={form}
        label="Change the terms"
        calls={(message) => [execute(message)]}
        summary={({ update_datanet: { curator_fee_bps: newFee, notice_seconds: newNotice } }) => (
          <>
            {typeof newFee === "number" && (
              <p>
                The curator fee falls from <Percent bps={curator_fee_bps} /> to <Percent bps={newFee} />, and
                can never rise again.
              </p>
            )}
            {typeof newNotice === "number" && (
              <p>
                The notice grows to {duration(newNotice)}, and can never shrink again. Changes that wait
                already keep their time.
              </p>
            )}
          </>
        )}
        onDone={() => {
          setFee("");
          setNotice("");
        }}
      />
    </Section>
  );
}

function Attestors({ datanet }: { datanet: DatanetResponse }) {
  const { deployment } = useClient();
  const execute = useExecute();
  const [typed, setTyped] = useState(() => datanet.attestors.map(({ address }) => address).join("\n"));
  const form = readAttestors(typed, deployment.prefix, datanet);
  return (
    <Section title="Attestors">
      <p>
        They say who influenced an answer, and may do so for queries recorded since they became attestors.
      </p>
      <Field
        label="All attestors"
        rows={4}
        value={typed}
        onChange={setTyped}
        problem={form.problems.attestors}
        hint="The whole list, one address on each line: at most 16. Whoever is left out is none any more."
      />
      <Submit
        form={form}
        label="Schedule these attestors"
        calls={(message) => [execute(message)]}
        summary={({ update_datanet: { attestors } }) => (
          <>
            <p>{attestors?.length ? `There will be ${attestors.length}.` : "There will be none."}</p>
            <TakesEffect noticeSeconds={datanet.notice_seconds} />
          </>
        )}
      />
    </Section>
  );
}
