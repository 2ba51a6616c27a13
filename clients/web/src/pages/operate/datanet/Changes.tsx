import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DatanetResponse, ScheduledChange } from "tributary-client";
import { useClient } from "../../../app/client";
import { Action } from "../../../parts/action/Action";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { duration, Time } from "../../../parts/Time";
import { Section } from "../../../parts/Section";
import { useRefusal } from "../forms/role";
import { MAX_WAITING_CHANGES } from "../forms/limits";
import { useExecute } from "../forms/useExecute";
import { useNow } from "../../../chain/now";
import { changeWords, countDue, stateOf } from "./scheduled";

/** A change may hold 200 weights. */
const PAGE = 8;

/** Changes that wait for the datanet's notice: to be cancelled by the curator, and applied by anybody when they are due. */
export function Changes({ datanet }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const now = useNow();
  const { datanet_id, notice_seconds } = datanet;
  const asked = useQuery({
    queryKey: ["scheduled-changes", datanet_id, pages.start],
    queryFn: () =>
      tributary.scheduledChanges({ datanetId: datanet_id, limit: PAGE, startAfter: pages.start ?? null }),
    refetchInterval: 4_000,
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="Scheduled changes">
      <Answer asked={asked} what="the scheduled changes">
        {({ changes }) =>
          changes.length === 0 && pages.page === 1 ? (
            <Empty>
              Nothing waits.{" "}
              {notice_seconds > 0
                ? `Every change of weights, rolls or attestors waits here for ${duration(notice_seconds)}.`
                : "This datanet gives no notice: changes take effect at once."}
            </Empty>
          ) : (
            <>
              <p>
                They take effect in this order, once somebody applies them. One that nobody applies within a
                day after it is due lapses.
              </p>
              <Table
                caption="Scheduled changes"
                rows={changes}
                rowKey={({ change_id }) => change_id}
                columns={[
                  { name: "No.", cell: ({ change_id }) => change_id },
                  { name: "What", cell: ({ change }) => changeWords(change) },
                  { name: "State", cell: (change) => <State change={change} now={now} /> },
                  { name: "Cancel", cell: (change) => <Cancel datanetId={datanet_id} change={change} /> },
                ]}
              />
              <Pager
                pages={pages}
                what="scheduled changes"
                next={changes.length === PAGE ? changes.at(-1)?.change_id : undefined}
              />
              {pages.page === 1 && <Apply datanetId={datanet_id} due={countDue(changes, now)} />}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function State({ change, now }: { change: ScheduledChange; now: number | undefined }) {
  switch (stateOf(change, now)) {
    case "waiting":
      return (
        <>
          due from <Time seconds={change.matures_at} />
        </>
      );
    case "due":
      return (
        <>
          <strong>due now</strong>, lapses <Time seconds={change.lapses_at} />
        </>
      );
    case "lapsed":
      return (
        <>
          lapsed <Time seconds={change.lapses_at} />: applying drops it
        </>
      );
  }
}

function Cancel({ datanetId, change }: { datanetId: number; change: ScheduledChange }) {
  const execute = useExecute();
  const refusal = useRefusal();
  const { change_id } = change;
  return (
    <Action
      label={`Cancel change ${change_id}`}
      disabled={refusal !== undefined}
      calls={() => [execute({ cancel_change: { datanet_id: datanetId, change_id } })]}
      summary={`It will not take effect: ${changeWords(change.change)}.`}
    />
  );
}

function Apply({ datanetId, due }: { datanetId: number; due: number }) {
  const execute = useExecute();
  return (
    <div className="submit">
      <Action
        label="Apply what is due"
        primary
        disabled={due === 0}
        calls={() => [
          execute({ apply_changes: { datanet_id: datanetId, limit: Math.min(due, MAX_WAITING_CHANGES) } }),
        ]}
        summary={`${due === 1 ? "One change takes" : `${due} changes take`} effect at once, in order. What has lapsed, or is no longer possible, is dropped.`}
      />
      <p className="hint">{due === 0 ? "Nothing is due yet." : "Anybody may do this."}</p>
    </div>
  );
}
