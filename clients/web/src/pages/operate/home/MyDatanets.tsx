import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useClient } from "../../../app/client";
import { Percent } from "../../../parts/Amount";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { duration } from "../../../parts/Time";
import { Untrusted } from "../../../parts/Untrusted";
import { Section } from "../../../parts/Section";

const PAGE = 10;

export function MyDatanets({ curator }: { curator: string }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["datanets-by-curator", curator, pages.start],
    queryFn: () => tributary.datanetsByCurator({ curator, limit: PAGE, startAfter: pages.start ?? null }),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="Your datanets">
      <Answer asked={asked} what="your datanets">
        {({ datanets }) =>
          datanets.length === 0 && pages.page === 1 ? (
            <Empty>You curate no datanet yet. Register one: you become its curator.</Empty>
          ) : (
            <>
              <Table
                caption="Datanets that you curate"
                rows={datanets}
                rowKey={({ datanet_id }) => datanet_id}
                columns={[
                  {
                    name: "Datanet",
                    cell: ({ datanet_id, name }) => (
                      <Link href={`/operate/datanets/${datanet_id}`}>
                        {datanet_id} · <Untrusted text={name} max={48} />
                      </Link>
                    ),
                  },
                  {
                    name: "Weight",
                    figure: true,
                    cell: ({ total_weight }) => total_weight.toLocaleString("en"),
                  },
                  {
                    name: "Your fee",
                    figure: true,
                    cell: ({ curator_fee_bps }) => <Percent bps={curator_fee_bps} />,
                  },
                  {
                    name: "Notice",
                    cell: ({ notice_seconds }) => (notice_seconds > 0 ? duration(notice_seconds) : "none"),
                  },
                  { name: "Waits for you", cell: ({ datanet_id }) => <Waiting datanetId={datanet_id} /> },
                ]}
              />
              <Pager
                pages={pages}
                what="your datanets"
                next={datanets.length === PAGE ? datanets.at(-1)?.datanet_id : undefined}
              />
            </>
          )
        }
      </Answer>
      <p>
        <Link href="/operate/datanets/new">Register a datanet</Link>
      </p>
    </Section>
  );
}

const COUNTED = 10;
const count = (number: number) => (number === COUNTED ? `${COUNTED} or more` : `${number}`);

/** Contributions to review, and changes that are scheduled. */
function Waiting({ datanetId }: { datanetId: number }) {
  const { tributary } = useClient();
  const pending = useQuery({
    queryKey: ["contributions", datanetId, "pending-count"],
    queryFn: () => tributary.contributions({ datanetId, status: { pending: {} }, limit: COUNTED }),
    refetchInterval: 10_000,
  });
  const scheduled = useQuery({
    queryKey: ["scheduled-changes", datanetId, "count"],
    queryFn: () => tributary.scheduledChanges({ datanetId, limit: COUNTED }),
    refetchInterval: 10_000,
  });
  const contributions = pending.data?.contributions.length ?? 0;
  const changes = scheduled.data?.changes.length ?? 0;
  if (!pending.data || !scheduled.data) return <span className="quiet">…</span>;
  if (contributions + changes === 0) return <span className="quiet">nothing</span>;
  return (
    <ul className="plain close">
      {contributions > 0 && (
        <li>
          <Link href={`/operate/datanets/${datanetId}/contributions`}>
            {count(contributions)} contribution{contributions === 1 ? "" : "s"} to review
          </Link>
        </li>
      )}
      {changes > 0 && (
        <li>
          <Link href={`/operate/datanets/${datanetId}/changes`}>
            {count(changes)} scheduled change{changes === 1 ? "" : "s"}
          </Link>
        </li>
      )}
    </ul>
  );
}
