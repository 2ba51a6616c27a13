import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { QueryRecordResponse } from "tributary-client";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { Untrusted } from "../../parts/Untrusted";
import { FindRecord } from "./FindRecord";
import { Section } from "../../parts/Section";

/** A page of records is dear to a node: each has its parts and pots looked up. */
const PAGE = 10;

/** A model's newest query records. */
export function Records({ modelId }: { modelId: number }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["records", modelId, pages.start],
    queryFn: () => tributary.queryRecords({ modelId, limit: PAGE, startAfter: pages.start ?? null }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <Section title="Query records">
      <Answer asked={asked} what="the newest query records">
        {({ records }) => {
          const last = records.at(-1)?.record_id;
          const next = records.length === PAGE && last !== 1 ? last : undefined;
          return records.length === 0 ? (
            <Empty>Nobody has paid for a query of this model yet. The first one can be paid for above.</Empty>
          ) : (
            <>
              <RecordTable records={records} />
              <Pager pages={pages} next={next} what="query records" />
            </>
          );
        }}
      </Answer>
      <FindRecord modelId={modelId} />
    </Section>
  );
}

function RecordTable({ records }: { records: QueryRecordResponse[] }) {
  return (
    <Table
      caption="Query records, newest first"
      rows={records}
      rowKey={({ record_id }) => record_id}
      columns={[
        {
          name: "Record",
          cell: ({ model_id, record_id }) => (
            <Link href={`/models/${model_id}/records/${record_id}`}>
              record {record_id.toLocaleString("en")}
            </Link>
          ),
        },
        {
          name: "When",
          cell: ({ time }) => <Time seconds={time} />,
        },
        { name: "Paid", figure: true, cell: ({ amount, token }) => <Amount base={amount} token={token} /> },
        {
          name: "For",
          cell: ({ query_id, count }) =>
            query_id === "" ? (
              `a batch of ${count.toLocaleString("en")}`
            ) : (
              <Untrusted text={query_id} max={40} />
            ),
        },
        { name: "By", cell: ({ payer }) => <Address value={payer} copy={false} /> },
        {
          name: "Influence",
          cell: (record) => {
            const pots = record.datanets.flatMap(({ pot }) => (pot ? [pot] : []));
            const waiting = pots.filter(({ status }) => "waiting" in status).length;
            if (pots.length === 0) return "no pot";
            return waiting > 0 ? `${waiting} of ${pots.length} waiting` : "shared";
          },
        },
      ]}
    />
  );
}
