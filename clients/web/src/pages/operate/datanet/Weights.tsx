import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Choice } from "../../../parts/Field";
import { Failed } from "../../../parts/states";
import { Section } from "../../../parts/Section";
import { CsvInput } from "../csv/CsvInput";
import type { Sheet } from "../csv/sheet";
import { useCsv } from "../csv/useCsv";
import { readWeights } from "../csv/weights";
import { MAX_WAITING_CHANGES, MAX_WEIGHTS } from "../forms/limits";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { difference, type Difference, messages } from "./changes";
import { loadDirectWeights } from "./directWeights";
import { TakesEffect } from "./TakesEffect";
import { Counts, WeightPreview } from "./WeightPreview";

/** Sets weights by a list, after showing what it changes. */
export function Weights({ datanet }: { datanet: DatanetResponse }) {
  const { tributary, deployment } = useClient();
  const { datanet_id, total_weight, weights_version } = datanet;
  const [scope, setScope] = useState("listed");
  const whole = scope === "whole";
  const read = useCallback(
    (sheet: Sheet) => readWeights(sheet, deployment.prefix, { removals: true }),
    [deployment],
  );
  const csv = useCsv(read);
  const list = csv.state.at === "read" && csv.state.result.faults.length === 0 ? csv.state.result : undefined;
  const direct = useQuery({
    queryKey: ["direct-weights", datanet_id, weights_version, csv.round, whole],
    queryFn: () =>
      loadDirectWeights(tributary, datanet_id, list?.rows.map(({ address }) => address) ?? [], whole),
    enabled: list !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const preview = list && direct.data && difference(list.rows, direct.data, total_weight, whole);

  return (
    <Section title="Set weights by a list">
      <p>
        Give a CSV file with the columns <code>address</code> and <code>weight</code>. Each weight replaces
        what the address holds directly; 0 removes it. What comes from rolls is untouched. You see what
        changes before you sign.
      </p>
      <CsvInput
        label="Weights"
        csv={csv}
        hint="The columns may also be called account_hex and commits; others are passed over. Each address stands once."
        example={`address,weight\n${deployment.prefix}1…,10\n${deployment.prefix}1…,0`}
      />
      <Choice
        label="Whoever is not in the list"
        value={scope}
        onChange={setScope}
        options={[
          { value: "listed", name: "keeps what they hold" },
          { value: "whole", name: "is removed: the list is the whole" },
        ]}
      />
      {list && direct.isFetching && !direct.data && <p role="status">Comparing with the chain …</p>}
      {list && direct.error && <Failed error={direct.error} retry={direct.refetch} />}
      {preview && <Prepared datanet={datanet} preview={preview} onDone={csv.clear} />}
    </Section>
  );
}

function Prepared({
  datanet,
  preview,
  onDone,
}: {
  datanet: DatanetResponse;
  preview: Difference;
  onDone: () => void;
}) {
  const { tributary } = useClient();
  const execute = useExecute();
  const { datanet_id, notice_seconds } = datanet;
  const parts = messages(preview.changes);
  const waiting = useQuery({
    queryKey: ["scheduled-changes", datanet_id, "all"],
    queryFn: () => tributary.scheduledChanges({ datanetId: datanet_id, limit: MAX_WAITING_CHANGES }),
    enabled: notice_seconds > 0,
    refetchInterval: 5_000,
  });
  const others = waiting.data?.changes.length ?? 0;
  const problem =
    preview.problem ??
    (notice_seconds > 0 && others + parts.length > MAX_WAITING_CHANGES
      ? `this needs ${parts.length} scheduled changes, ${others} wait already, and at most ${MAX_WAITING_CHANGES} can`
      : undefined);
  const form = {
    problems: problem ? { weights: problem } : {},
    missing: parts.length === 0 ? ["a weight that changes"] : [],
    ...(parts.length > 0 && !problem && { value: parts }),
  };
  return (
    <>
      <WeightPreview preview={preview} />
      {problem && <p className="problem">This can't be sent: {problem}.</p>}
      {parts.length > 1 && (
        <p>
          A message takes {MAX_WEIGHTS} weights, so this takes {parts.length} transactions, each to be signed.
        </p>
      )}
      {others > 0 && (
        <p>
          {others} scheduled change{others === 1 ? " is" : "s are"} waiting and will be applied before: the
          comparison is with what holds now.
        </p>
      )}
      {parts.length > 0 && <TakesEffect noticeSeconds={notice_seconds} />}
      <Submit
        form={form}
        label={notice_seconds > 0 ? "Schedule these weights" : "Set these weights"}
        calls={(value) => value.map((weights) => [execute({ set_weights: { datanet_id, weights } })])}
        summary={() => (
          <>
            <Counts preview={preview} />
            <TakesEffect noticeSeconds={notice_seconds} />
          </>
        )}
        onDone={onDone}
      />
    </>
  );
}
