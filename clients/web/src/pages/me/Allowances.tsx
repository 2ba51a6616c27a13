import { useState } from "react";
import { type AllowanceInfo, type AllowanceKey, executeCall } from "tributary-client";
import { useClient } from "../../app/client";
import { useNow } from "../../chain/now";
import { Action } from "../../parts/action/Action";
import { Amount } from "../../parts/Amount";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { type Column, Table } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { ModelLink } from "../../parts/NamedLink";
import { Section } from "../../parts/Section";
import { each } from "./allowance";
import { AllowanceEditor } from "./AllowanceEditor";
import { useAllowances } from "./queries";

/** What models' gateways may charge to an account. */
export function Allowances({ address, mine }: { address: string; mine: boolean }) {
  const pages = usePages<AllowanceKey>();
  const asked = useAllowances(address, pages.start);
  // a new key empties the form
  const [round, setRound] = useState(0);
  const columns: Column<AllowanceInfo>[] = [
    { name: "Model", cell: ({ model_id }) => <ModelLink id={model_id} /> },
    { name: "Left to charge", figure: true, cell: ({ left, token }) => <Amount base={left} token={token} /> },
    { name: "Spent", figure: true, cell: (allowance) => <Spent allowance={allowance} /> },
    { name: "One charge", figure: true, cell: (allowance) => <PerCharge allowance={allowance} /> },
    { name: "Lasts", cell: (allowance) => <Lasts allowance={allowance} /> },
  ];
  if (mine) columns.push({ name: "Revoke", cell: (allowance) => <Revoke allowance={allowance} /> });
  return (
    <Section title="Allowances">
      <Answer asked={asked} what="the allowances">
        {({ allowances, next }) => (
          <>
            {allowances.length === 0 ? (
              <Empty>No model may charge {mine ? "your" : "this"} account.</Empty>
            ) : (
              <Table
                caption="What models may charge"
                columns={columns}
                rows={allowances}
                rowKey={({ model_id, token }) => `${model_id}/${token}`}
              />
            )}
            <Pager pages={pages} next={next} what="allowances" />
          </>
        )}
      </Answer>
      {mine && (
        <details>
          <summary>Allow a model to charge</summary>
          <AllowanceEditor key={round} onDone={() => setRound((before) => before + 1)} />
        </details>
      )}
    </Section>
  );
}

function Spent({ allowance: { spent, budget, token } }: { allowance: AllowanceInfo }) {
  return (
    <>
      <Amount base={spent} token={token} />
      <span className="line">
        of <Amount base={budget} token={token} />
      </span>
    </>
  );
}

function PerCharge({ allowance: { per_charge_max, token } }: { allowance: AllowanceInfo }) {
  return (
    <>
      at most <Amount base={per_charge_max} token={token} />
    </>
  );
}

function Lasts({ allowance: { period_seconds, period_ends, expires_at } }: { allowance: AllowanceInfo }) {
  const now = useNow();
  const over = expires_at && now && expires_at <= now;
  return (
    <>
      {period_seconds ? (
        <>
          budget for each {each(period_seconds)}
          {period_ends && !over && (
            <span className="line">
              the next begins on <Time seconds={period_ends} />
            </span>
          )}
        </>
      ) : (
        "budget in all"
      )}
      {expires_at && (
        <span className="line">
          {over ? "expired on" : "until"} <Time seconds={expires_at} />
        </span>
      )}
    </>
  );
}

function Revoke({ allowance: { model_id, token } }: { allowance: AllowanceInfo }) {
  const { deployment } = useClient();
  return (
    <Action
      label={`Revoke for model ${model_id}`}
      calls={() => [executeCall(deployment.contract, { revoke_allowance: { model_id, token } })]}
      summary={
        <p>
          The gateways of <ModelLink id={model_id} /> can charge nothing more to your account, from the next
          block on. What they charged before stays paid.
        </p>
      }
    />
  );
}
