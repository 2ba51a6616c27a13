import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ContributionResponse, DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Address, Hash } from "../../../parts/Address";
import { Choice } from "../../../parts/Field";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { Time } from "../../../parts/Time";
import { ExternalLink, Untrusted } from "../../../parts/Untrusted";
import { Section } from "../Section";
import { Contribute } from "./Contribute";
import { hexOf } from "../../../chain/hash";
import { type Filter, FILTERS, filterOf, verdictOf } from "./status";

const PAGE = 10;

export function Contributions({ datanet: { datanet_id } }: { datanet: DatanetResponse }) {
  const [filter, setFilter] = useState<Filter>("all");
  return (
    <Section name="contributions">
      <p className="quiet">
        A contribution is one piece of data, known by its hash. The curator accepts it, which gives its
        submitter weight, or rejects it with a reason.
      </p>
      <Contribute datanetId={datanet_id} />
      <Choice
        label="Show"
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        options={FILTERS}
      />
      <List key={filter} datanetId={datanet_id} filter={filter} />
    </Section>
  );
}

function List({ datanetId, filter }: { datanetId: number; filter: Filter }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["contributions", datanetId, filter, pages.start ?? 0],
    queryFn: () =>
      tributary.contributions({
        datanetId,
        status: filterOf(filter),
        startAfter: pages.start ?? null,
        limit: PAGE,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <Answer asked={asked} what="contributions">
      {({ contributions, next }) => (
        <>
          {contributions.length === 0 ? (
            <Empty>{emptyInWords(filter, next !== null && next !== undefined)}</Empty>
          ) : (
            <Table
              caption="Contributions and their review"
              rows={contributions}
              rowKey={({ contribution_id }) => contribution_id}
              columns={[
                { name: "No.", cell: ({ contribution_id }) => contribution_id },
                { name: "Review", cell: (row) => <Verdict of={row} /> },
                { name: "Submitter", cell: ({ submitter }) => <Address value={submitter} /> },
                { name: "Submitted", cell: ({ submitted_at }) => <Time seconds={submitted_at} /> },
                {
                  name: "Hash (SHA-256)",
                  cell: ({ content_hash, contribution_id }) => (
                    <Hash value={hexOf(content_hash)} what={`the hash of contribution ${contribution_id}`} />
                  ),
                },
                { name: "Link", cell: ({ uri }) => (uri ? <ExternalLink href={uri} max={48} /> : "none") },
              ]}
            />
          )}
          <Pager pages={pages} next={next} what="contributions" />
        </>
      )}
    </Answer>
  );
}

function emptyInWords(filter: Filter, more: boolean): string {
  // the contract looks at so many at once
  if (more) return "None on this page: later ones may be on the next.";
  if (filter === "all") return "Nobody has submitted data yet. “Contribute data” above does.";
  return "There is no contribution of this kind.";
}

function Verdict({ of: { status, reviewed_at } }: { of: ContributionResponse }) {
  const { words, reason } = verdictOf(status);
  return (
    <>
      {words}
      {reason !== undefined && (
        <>
          : “<Untrusted text={reason === "" ? "no reason given" : reason} max={200} />”
        </>
      )}
      {reviewed_at ? (
        <>
          <br />
          <span className="quiet">
            <Time seconds={reviewed_at} />
          </span>
        </>
      ) : null}
    </>
  );
}
