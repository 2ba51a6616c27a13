import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { explain, type QueryRecordResponse } from "tributary-client";
import { Link } from "wouter";
import { type Client, useClient } from "../../app/client";
import { addressProblem } from "../../chain/address";
import { Amount } from "../../parts/Amount";
import { Field } from "../../parts/Field";
import { Answer, Empty } from "../../parts/states";
import { counted } from "../../parts/text";
import { queryIdProblem } from "./checks";

/** The record under a payer's query id; none if there is none. */
export async function findQuery(
  tributary: Client["tributary"],
  modelId: number,
  payer: string,
  queryId: string,
): Promise<QueryRecordResponse | null> {
  try {
    return await tributary.queryRecord({ modelId, payer, queryId });
  } catch (error) {
    if (explain(error).kind === "query_id_not_found") return null;
    throw error;
  }
}

/** Looks a record up by what its payer knows of it. */
export function FindRecord({ modelId, what = "a record" }: { modelId: number; what?: string }) {
  const { deployment } = useClient();
  const [payer, setPayer] = useState("");
  const [queryId, setQueryId] = useState("");
  const [asked, setAsked] = useState<{ payer: string; queryId: string }>();
  const problems = { payer: addressProblem(payer, deployment.prefix), queryId: queryIdProblem(queryId) };
  const whole = payer.trim() !== "" && queryId.trim() !== "";
  return (
    <details className="panel">
      <summary>Find {what} by its payer and query id</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (whole && !problems.payer && !problems.queryId)
            setAsked({ payer: payer.trim(), queryId: queryId.trim() });
        }}
      >
        <div className="columns">
          <Field
            label="Payer"
            value={payer}
            onChange={setPayer}
            required
            problem={payer ? problems.payer : undefined}
          />
          <Field
            label="Query id"
            value={queryId}
            onChange={setQueryId}
            required
            problem={queryId ? problems.queryId : undefined}
          />
        </div>
        <button type="submit" disabled={!whole || Boolean(problems.payer ?? problems.queryId)}>
          Find
        </button>
      </form>
      {asked && <Found modelId={modelId} {...asked} />}
    </details>
  );
}

function Found({ modelId, payer, queryId }: { modelId: number; payer: string; queryId: string }) {
  const { tributary } = useClient();
  const asked = useQuery({
    queryKey: ["query", modelId, payer, queryId],
    queryFn: () => findQuery(tributary, modelId, payer, queryId),
  });
  return (
    <div aria-live="polite">
      <Answer asked={asked} what="the record">
        {(record) =>
          record === null ? (
            <Empty>This payer has no query of this id with this model.</Empty>
          ) : (
            <p>
              It is{" "}
              <Link href={`/models/${modelId}/records/${record.record_id}`}>record {record.record_id}</Link>
              {record.charge ? (
                <>
                  , a batch of {record.count.toLocaleString("en")}, in which{" "}
                  <Amount base={record.charge.amount} token={record.token} /> were charged for this query (
                  {counted(record.charge.units, "unit")}).
                </>
              ) : (
                <>
                  , with <Amount base={record.amount} token={record.token} /> paid.
                </>
              )}
            </p>
          )
        }
      </Answer>
    </div>
  );
}
