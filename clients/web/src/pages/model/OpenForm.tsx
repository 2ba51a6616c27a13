import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { eventsOf, type ModelResponse, recordQueryCall } from "tributary-client";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { useToken } from "../../chain/token";
import { Action } from "../../parts/action/Action";
import { Amount } from "../../parts/Amount";
import { Field } from "../../parts/Field";
import { Facts } from "../../parts/Table";
import { tame } from "../../parts/text";
import { numberProblem, queryIdProblem, wholeNumber } from "./checks";
import { DigestField } from "./DigestField";
import { useWriter } from "../../parts/writer";
import { findQuery } from "./FindRecord";
import type { Cost } from "./payment";
import { useQueryId } from "./queryId";

/** Pays by the connected wallet, once under each query id. */
export function OpenForm({
  model,
  token,
  cost,
  payer,
}: {
  model: ModelResponse;
  token: string;
  cost: Cost;
  payer: string;
}) {
  const { deployment, reader, tributary } = useClient();
  const write = useWriter(token);
  // nobody signs for an amount that can't be read yet
  const { isPending: unread } = useToken(token);
  const { queryId, fresh, set, tried, renew } = useQueryId(deployment.contract, model.model_id);
  const [count, setCount] = useState("");
  const [digest, setDigest] = useState<{ value?: string | undefined; problem?: string | undefined }>({});
  const [paid, setPaid] = useState<{ queryId: string; recordId: number }>();
  const id = queryId.trim();
  const problems = {
    queryId: queryIdProblem(id),
    count: count.trim() === "" ? undefined : numberProblem(count, "queries"),
  };
  const balance = useQuery({
    queryKey: ["balance", token, payer],
    queryFn: () => reader.tokenBalance(token, payer),
    refetchInterval: 5_000,
  });
  const taken = useQuery({
    queryKey: ["query", model.model_id, payer, id],
    queryFn: () => findQuery(tributary, model.model_id, payer, id),
    enabled: problems.queryId === undefined && !fresh,
    refetchInterval: 5_000,
  });
  const before = balance.data;
  const lacks = before !== undefined && cost.base !== undefined && cost.base > before;
  const recordId = paid?.queryId === id ? paid.recordId : taken.data?.record_id;
  // until it is known that the id is free, nothing is signed with it
  const unready = recordId !== undefined || (!fresh && taken.data === undefined);
  const problem =
    cost.problem ??
    problems.queryId ??
    problems.count ??
    digest.problem ??
    (lacks ? "this wallet holds less than that" : undefined);
  const wholeCount = wholeNumber(count);

  const calls = () => {
    if (cost.base === undefined) throw new Error(cost.problem);
    tried();
    const shared = {
      token,
      contract: deployment.contract,
      amount: cost.base,
      modelId: model.model_id,
      queryId: id,
    };
    return [
      recordQueryCall({
        ...shared,
        ...(cost.units !== undefined && { units: cost.units }),
        ...(wholeCount !== undefined && { count: wholeCount }),
        ...(digest.value !== undefined && { digest: digest.value }),
      }),
    ];
  };
  return (
    <>
      <Field
        label="Query id"
        value={queryId}
        onChange={set}
        required
        problem={problems.queryId}
        hint="Your own name for this query, suggested at random. If something fails, try again with the same one: it can be paid for only once."
      />
      <div className="columns">
        <Field
          label="How many queries this stands for"
          value={count}
          onChange={setCount}
          inputMode="numeric"
          problem={problems.count}
          hint="One, unless you say more. It never changes the fee."
        />
        <div>
          <DigestField
            digest={digest.value}
            onChange={(value, wrong) => setDigest({ value, problem: wrong })}
          />
        </div>
      </div>
      <Facts
        facts={[
          ["To pay", cost.base !== undefined && <Amount key="cost" base={cost.base} token={token} />],
          ["In your wallet", before !== undefined && <Amount key="before" base={before} token={token} />],
          [
            "Left after it",
            before !== undefined && cost.base !== undefined && !lacks && recordId === undefined && (
              <Amount key="after" base={before - cost.base} token={token} />
            ),
          ],
        ]}
      />
      {problem && recordId === undefined && <p className="problem">Before this can be paid: {problem}.</p>}
      <p className="buttons">
        <Action
          primary
          label={cost.base === undefined ? "Pay" : `Pay ${write.short(`${cost.base}`)}`}
          disabled={problem !== undefined || unready || unread}
          calls={calls}
          summary={
            <p>
              {cost.base !== undefined && write.exact(`${cost.base}`)} go from your wallet to{" "}
              <bdi>{tame(model.name, 60)}</bdi>, for query {id}, and are split at once among everyone whose
              data it rests on. It can’t be taken back.
            </p>
          }
          onDone={(receipts) => {
            const events = receipts.flatMap((receipt) => eventsOf(receipt.events, "query_recorded"));
            const mine = events.find(({ model_id }) => model_id === model.model_id);
            if (mine) setPaid({ queryId: id, recordId: mine.record_id });
          }}
        />
        {recordId === undefined && (
          <button type="button" onClick={renew}>
            Suggest another id
          </button>
        )}
      </p>
      {recordId !== undefined && (
        <div className="panel" aria-live="polite">
          <p>
            {paid?.queryId === id ? "Paid" : "You have paid for a query of this id before"}: it is{" "}
            <Link href={`/models/${model.model_id}/records/${recordId}`}>record {recordId}</Link>. Nothing
            more can be paid under this id.
          </p>
          <button type="button" onClick={renew}>
            Pay for another query
          </button>
        </div>
      )}
    </>
  );
}
