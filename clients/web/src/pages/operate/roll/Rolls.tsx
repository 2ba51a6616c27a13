import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DatanetResponse, RollResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Action } from "../../../parts/action/Action";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { Time } from "../../../parts/Time";
import { ExternalLink } from "../../../parts/Untrusted";
import { Section } from "../../../parts/Section";
import { TakesEffect } from "../datanet/TakesEffect";
import { useRefusal } from "../forms/role";
import { useExecute } from "../forms/useExecute";
import { loadOpenRolls } from "./openRolls";
import { PublishRoll } from "./PublishRoll";

const PAGE = 10;
const number = (value: number) => value.toLocaleString("en");

/** A datanet's rolls, and a new one. */
export function Rolls({ datanet }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const { datanet_id } = datanet;
  const asked = useQuery({
    queryKey: ["rolls", datanet_id, pages.start],
    queryFn: () => tributary.rolls({ datanetId: datanet_id, limit: PAGE, startAfter: pages.start ?? null }),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
  const open = useQuery({
    queryKey: ["open-rolls", datanet_id],
    queryFn: () => loadOpenRolls(tributary, datanet_id),
    refetchInterval: 10_000,
  });
  return (
    <Section title="Rolls">
      <p>
        A roll gives weight to thousands or millions of contributors in one transaction: the chain keeps only
        its root, and each of them takes their seat later, by a proof that you hand out.
      </p>
      <Answer asked={asked} what="the rolls">
        {({ rolls }) => (
          <>
            {rolls.length === 0 ? (
              <Empty>This datanet has no roll yet. Publish the first one below.</Empty>
            ) : (
              <RollTable rolls={rolls} datanet={datanet} />
            )}
            <Pager
              pages={pages}
              what="rolls"
              next={rolls.length === PAGE ? rolls.at(-1)?.roll_id : undefined}
            />
          </>
        )}
      </Answer>
      <Answer asked={open} what="the open rolls">
        {(rolls) => <PublishRoll datanet={datanet} open={rolls} />}
      </Answer>
    </Section>
  );
}

function RollTable({ rolls, datanet }: { rolls: RollResponse[]; datanet: DatanetResponse }) {
  return (
    <Table
      caption="Rolls of this datanet"
      rows={rolls}
      rowKey={({ roll_id }) => roll_id}
      columns={[
        { name: "Roll", cell: ({ roll_id }) => roll_id },
        { name: "Weight", figure: true, cell: ({ total_weight }) => number(total_weight) },
        {
          name: "Enrolled",
          cell: ({ enrolled_leaves, leaf_count }) =>
            `${number(enrolled_leaves)} of ${number(leaf_count)} leaves`,
        },
        { name: "Opened", cell: ({ opened_at }) => <Time seconds={opened_at} /> },
        { name: "List", cell: ({ uri }) => <ExternalLink href={uri} max={48} /> },
        {
          name: "State",
          cell: (roll) =>
            roll.closed_at ? (
              <>
                closed <Time seconds={roll.closed_at} />
              </>
            ) : (
              <CloseRoll roll={roll} datanet={datanet} />
            ),
        },
      ]}
    />
  );
}

function CloseRoll({ roll, datanet }: { roll: RollResponse; datanet: DatanetResponse }) {
  const execute = useExecute();
  const refusal = useRefusal();
  const { roll_id } = roll;
  return (
    <>
      open{" "}
      <Action
        label={`Close roll ${roll_id}`}
        disabled={refusal !== undefined}
        calls={() => [execute({ close_roll: { datanet_id: datanet.datanet_id, roll_id } })]}
        summary={
          <>
            <p>
              Its whole weight of {number(roll.total_weight)} stops earning, enrolled or not. What it earned
              before stays claimable for ever.
            </p>
            <TakesEffect noticeSeconds={datanet.notice_seconds} />
          </>
        }
      />
    </>
  );
}
