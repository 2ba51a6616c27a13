import { useQuery } from "@tanstack/react-query";
import { explain, type ModelResponse, type QueryRecordResponse } from "tributary-client";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Answer } from "../../parts/states";
import { tame } from "../../parts/text";
import { isId } from "../../chain/ids";
import { useModel } from "../../chain/questions";
import { type Datanets, useDatanets } from "../model/data";
import { useWriter } from "../../parts/writer";
import { NoModel } from "../model/ModelPage";
import { SplitView } from "../model/SplitView";
import { Charges, chargesOf } from "./Charges";
import { Paid } from "./Paid";
import { Pots } from "./Pots";
import { Receipt } from "./Receipt";
import { useRecording } from "./transactions";
import "../model/model.css";
import "./record.css";
import { Section } from "../../parts/Section";

/** One query record: what was paid, and whom it reached. */
export default function RecordPage({ modelId, recordId }: { modelId: number; recordId: number }) {
  const { tributary } = useClient();
  const model = useModel(modelId, { refetchInterval: 5_000 });
  const record = useQuery({
    queryKey: ["record", modelId, recordId],
    queryFn: () => tributary.queryRecord({ modelId, recordId }),
    enabled: isId(modelId) && isId(recordId),
    refetchInterval: 3_000,
  });
  if (!isId(modelId)) return <NoModel />;
  if (!isId(recordId)) return <NoRecord modelId={modelId} />;
  const missing = record.data === undefined && record.error ? explain(record.error).kind : undefined;
  if (missing === "model_not_found") return <NoModel id={modelId} />;
  if (missing === "record_not_found") return <NoRecord modelId={modelId} recordId={recordId} />;
  return (
    <Answer asked={record} what={`record ${recordId} of model ${modelId}`}>
      {(found) => (
        <Answer asked={model} what={`model ${modelId}`}>
          {(its) => <Record record={found} model={its} />}
        </Answer>
      )}
    </Answer>
  );
}

function NoRecord({ modelId, recordId }: { modelId: number; recordId?: number }) {
  return (
    <>
      <h1>No such query record</h1>
      <p>
        {recordId === undefined
          ? "Each model’s records are numbered from 1, and this address names none"
          : `Model ${modelId} has no record ${recordId} yet`}
        . <Link href={`/models/${modelId}`}>Model {modelId}</Link> lists its newest ones.
      </p>
    </>
  );
}

function Record({ record, model }: { record: QueryRecordResponse; model: ModelResponse }) {
  // the whole route: what came as a royalty may have come from a datanet that had no weight
  const datanets = useDatanets(model.route.map(({ datanet_id }) => datanet_id));
  const recording = useRecording(record);
  const charges = chargesOf(recording.data?.events ?? [], record);
  const batch = record.query_id === "";
  return (
    <>
      <h1>
        Record {record.record_id.toLocaleString("en")} of{" "}
        <Link href={`/models/${model.model_id}`}>
          <bdi>{tame(model.name, 60).trim() || `model ${model.model_id}`}</bdi>
        </Link>
      </h1>
      <Paid record={record} recording={recording} />
      {batch && <Charges record={record} charges={charges} searched={recording.isFetched} />}
      <Receipt record={record} model={model} datanets={datanets} charges={charges} />
      <Parts record={record} datanets={datanets} />
      <Pots record={record} datanets={datanets} />
    </>
  );
}

function Parts({ record, datanets }: { record: QueryRecordResponse; datanets: Datanets }) {
  const write = useWriter(record.token);
  return (
    <Section title="How each part ran">
      <SplitView
        split={record}
        token={record.token}
        payer={record.query_id === "" ? "payers of the batch" : "payer"}
        caption={`Where ${write.short(record.amount)} ran, by the weights of that moment`}
        datanets={datanets}
      />
    </Section>
  );
}
