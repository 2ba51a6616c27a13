import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ContributionResponse, DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Address } from "../../../parts/Address";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Section } from "../../../parts/Section";
import { Table } from "../../../parts/Table";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { PendingTable } from "./PendingTable";
import { TakesEffect } from "./TakesEffect";
import { type Decided, decided, readVerdicts, type VerdictDraft, type Verdicts } from "./verdicts";

const PAGE = 25;

/** What people submitted, and the curator has not decided on: decided on together, over several pages. */
export function Contributions({ datanet }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const execute = useExecute();
  const pages = usePages<number>();
  const [drafts, setDrafts] = useState<ReadonlyMap<number, Decided>>(new Map());
  const [weight, setWeight] = useState("");
  // nothing joins the list under the hand of who decides on it
  const deciding = drafts.size > 0 || weight.trim() !== "";
  const { datanet_id, notice_seconds } = datanet;
  const asked = useQuery({
    queryKey: ["contributions", datanet_id, "pending", pages.start],
    queryFn: () =>
      tributary.contributions({
        datanetId: datanet_id,
        status: { pending: {} },
        limit: PAGE,
        startAfter: pages.start ?? null,
      }),
    refetchInterval: deciding ? false : 4_000,
    staleTime: deciding ? Number.POSITIVE_INFINITY : 0,
    placeholderData: keepPreviousData,
  });
  const decide = (listed: ContributionResponse[]) => (ids: number[], draft: VerdictDraft | undefined) =>
    setDrafts((before) => decided(before, listed, ids, draft));
  const form = readVerdicts(drafts);

  return (
    <Section title="Contributions to review">
      <p>
        Accepting adds its weight to what the submitter holds. A verdict is final; a rejected contribution
        keeps your reason for everybody to read.
      </p>
      <Answer asked={asked} what="the contributions">
        {({ contributions, next }) =>
          contributions.length === 0 && pages.page === 1 && !next ? (
            <Empty>Nothing waits for review. Anybody can submit a contribution on the datanet's page.</Empty>
          ) : (
            <>
              <PendingTable
                contributions={contributions}
                drafts={drafts}
                problems={form.problems}
                weight={weight}
                setWeight={setWeight}
                decide={decide(contributions)}
              />
              <Pager pages={pages} what="contributions" next={next} />
              {deciding && (
                <p className="hint">
                  While you decide, what others submit doesn't join this list. It does once the verdicts are
                  sent, or all are undecided and no weight is typed.
                </p>
              )}
            </>
          )
        }
      </Answer>
      {drafts.size > 0 && (
        <>
          {form.problems["verdicts"] && <p className="problem">{form.problems["verdicts"]}</p>}
          <Submit
            form={form}
            label={drafts.size === 1 ? "Send this verdict" : `Send these ${drafts.size} verdicts`}
            calls={({ reviews }) => [execute({ review_contributions: { datanet_id, verdicts: reviews } })]}
            summary={(verdicts) => (
              <VerdictSummary verdicts={verdicts} drafts={drafts} noticeSeconds={notice_seconds} />
            )}
            onDone={() => {
              setDrafts(new Map());
              setWeight("");
              pages.reset();
            }}
          />
        </>
      )}
    </Section>
  );
}

function VerdictSummary({
  verdicts,
  drafts,
  noticeSeconds,
}: {
  verdicts: Verdicts;
  drafts: ReadonlyMap<number, Decided>;
  noticeSeconds: number;
}) {
  const { reviews, accepted, rejected, weight } = verdicts;
  return (
    <>
      <p>
        {accepted} accepted, which adds a weight of {weight.toLocaleString("en")}; {rejected} rejected.
      </p>
      <Table
        caption="The verdicts"
        rows={reviews}
        rowKey={({ contribution_id }) => contribution_id}
        columns={[
          { name: "No.", cell: ({ contribution_id }) => contribution_id },
          {
            name: "Submitted by",
            cell: ({ contribution_id }) => <Address value={drafts.get(contribution_id)?.submitter ?? ""} />,
          },
          {
            name: "Weight",
            figure: true,
            cell: ({ verdict }) =>
              "accepted" in verdict ? verdict.accepted.weight.toLocaleString("en") : "rejected",
          },
        ]}
      />
      {accepted > 0 && <TakesEffect noticeSeconds={noticeSeconds} />}
      {rejected > 0 && noticeSeconds > 0 && <p>Rejections act at once.</p>}
    </>
  );
}
