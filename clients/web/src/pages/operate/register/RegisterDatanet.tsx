import { useCallback, useState } from "react";
import { Link } from "wouter";
import { useClient } from "../../../app/client";
import { Field } from "../../../parts/Field";
import { Untrusted } from "../../../parts/Untrusted";
import { CsvInput } from "../csv/CsvInput";
import type { Sheet } from "../csv/sheet";
import { useCsv } from "../csv/useCsv";
import { readWeights } from "../csv/weights";
import { readId } from "../../../chain/ids";
import { MAX_PARENTS, MAX_WEIGHTS } from "../forms/limits";
import { RowsField } from "../forms/RowsField";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { DatanetName } from "../names";
import { DatanetSummary } from "./DatanetSummary";
import { type DatanetDraft, EMPTY_DATANET, readDatanet } from "./datanetDraft";
import { Registered } from "./Registered";

export function RegisterDatanet() {
  const { deployment } = useClient();
  const { prefix } = deployment;
  const execute = useExecute();
  const [draft, setDraft] = useState(EMPTY_DATANET);
  const [registered, setRegistered] = useState<number>();
  const read = useCallback((sheet: Sheet) => readFirstWeights(sheet, prefix), [prefix]);
  const csv = useCsv(read);
  const set =
    <Key extends keyof DatanetDraft>(key: Key) =>
    (value: DatanetDraft[Key]) =>
      setDraft((before) => ({ ...before, [key]: value }));

  const list = csv.state.at === "read" ? csv.state.result : undefined;
  const contributors = (list?.rows ?? []).map(({ address, weight }) => ({ address, weight }));
  const form = readDatanet(draft, contributors, prefix);
  const { problems } = form;
  // a list that is not right must not be left out in silence
  const held = csv.state.at !== "empty" && (list === undefined || list.faults.length > 0);
  const ready = held ? { problems: { ...problems, contributors: "not right" }, missing: form.missing } : form;
  const text = (key: Exclude<keyof DatanetDraft, "parents">) => ({
    value: draft[key],
    onChange: set(key),
    problem: problems[key],
  });

  return (
    <>
      <p>
        <Link href="/operate">Curate and operate</Link>
      </p>
      <h1>Register a datanet</h1>
      <p>
        You become its curator: you say who contributed how much. Royalties, influence share and window are
        fixed for ever; your fee can only fall, and the notice only grow.
      </p>
      {registered !== undefined && <Registered kind="datanet" id={registered} />}
      <h2>What it is</h2>
      <Field label="Name" required {...text("name")} hint="At most 128 bytes." />
      <Field label="Description" rows={2} {...text("description")} hint="One line, at most 512 bytes." />
      <Field
        label="Link to the data"
        inputMode="url"
        {...text("uri")}
        hint="For instance https://… or ipfs://…"
      />
      <Field
        label="Hash of the data"
        {...text("contentHash")}
        hint="SHA-256, as 64 hex digits, so that everybody can check what they were given."
      />
      <Field label="Licence" {...text("license")} hint="For instance CC-BY-4.0." />
      <h2>Its terms</h2>
      <div className="columns">
        <Field
          label="Curator fee, in %"
          inputMode="decimal"
          {...text("curatorFee")}
          hint="Your part of its income: at most 10 %."
        />
        <Field
          label="Notice"
          {...text("notice")}
          hint="How long each change of weights is announced before it takes effect, for instance 7 days; at most 365 days."
        />
        <Field
          label="Influence share, in %"
          inputMode="decimal"
          {...text("influence")}
          hint="Of each fee, what goes by influence on that very query instead of by weight: at most 50 %."
        />
      </div>
      {draft.influence.trim() !== "" && (
        <div className="columns">
          <Field
            label="Attribution window"
            {...text("window")}
            hint="How long attestors have for each query: 1 hour to 90 days, 1 day if empty. The notice must be longer by one day."
          />
          <Field
            label="Attestors"
            rows={2}
            {...text("attestors")}
            hint="Addresses that may say who influenced an answer: at most 16, one on each line."
          />
        </div>
      )}
      <RowsField
        legend="Parents"
        one="parent"
        hint={`Datanets that this one was derived from, each with its part of this one's income: at most ${MAX_PARENTS}, and 50 % together.`}
        rows={draft.parents}
        onChange={set("parents")}
        empty={{ datanet: "", royalty: "" }}
        max={MAX_PARENTS}
        columns={[
          { key: "datanet", label: "Datanet's number", inputMode: "numeric" },
          { key: "royalty", label: "Royalty, in %", inputMode: "decimal" },
        ]}
        problem={problems.parents}
        beside={({ datanet }) => <DatanetName id={readId(datanet)} />}
      />
      <h2>Its first contributors</h2>
      <CsvInput
        label="Contributors"
        csv={csv}
        hint={`A CSV file with the columns address and weight, at most ${MAX_WEIGHTS} lines; you can add more once it is registered.`}
        example={`address,weight\n${prefix}1…,10`}
      />
      {list && list.faults.length === 0 && (
        <p role="status">
          {list.rows.length} contributor{list.rows.length === 1 ? "" : "s"} with a weight of{" "}
          {list.total.toLocaleString("en")} together.
        </p>
      )}
      <Submit
        form={ready}
        label="Register the datanet"
        calls={(value) => [execute(value)]}
        summary={(value) => <DatanetSummary datanet={value.register_datanet} />}
        onDone={([receipt]) => {
          const event = receipt?.events.find((found) => found.type === "datanet_registered");
          if (event) setRegistered(event.datanet_id);
          setDraft(EMPTY_DATANET);
          csv.clear();
        }}
      />
      {draft.name && (
        <p className="quiet">
          It will be shown as <Untrusted text={draft.name} max={128} />.
        </p>
      )}
    </>
  );
}

async function readFirstWeights(sheet: Sheet, prefix: string) {
  const read = await readWeights(sheet, prefix);
  const over = read.rows[MAX_WEIGHTS];
  if (over) {
    const text = `a registration takes ${MAX_WEIGHTS} contributors; set the weights of the others once it is registered`;
    read.faults.push({ line: over.line, text });
  }
  return read;
}
