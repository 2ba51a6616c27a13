import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Section } from "../../../parts/Section";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { PendingTable } from "./PendingTable";
import { TakesEffect } from "./TakesEffect";
import { readVerdicts, type VerdictDraft, type Verdicts } from "./verdicts";

const PAGE = 25;

/** What people submitted, and the curator has not decided on: decided on together, over several pages. */
export function Contributions({ datanet }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const execute = useExecute();
  const pages = usePages<number>();
  const [drafts, setDrafts] = useState<ReadonlyMap<number, VerdictDraft>>(new Map());
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
    refetchInterval: 4_000,
    placeholderData: keepPreviousData,
  });
  const decide = (ids: number[], draft: VerdictDraft | undefined) =>
    setDrafts((before) => {
      const after = new Map(before);
      for (const id of ids) {
        if (draft) after.set(id, draft);
        else after.delete(id);
      }
      return after;
    });
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
                decide={decide}
              />
              <Pager pages={pages} what="contributions" next={next} />
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
            summary={(verdicts) => <VerdictSummary verdicts={verdicts} noticeSeconds={notice_seconds} />}
            onDone={() => {
              setDrafts(new Map());
              pages.reset();
            }}
          />
        </>
      )}
    </Section>
  );
}

function VerdictSummary({ verdicts, noticeSeconds }: { verdicts: Verdicts; noticeSeconds: number }) {
  const { accepted, rejected, weight } = verdicts;
  return (
    <>
      <p>
        {accepted} accepted, which adds a weight of {weight.toLocaleString("en")}; {rejected} rejected.
      </p>
      {accepted > 0 && <TakesEffect noticeSeconds={noticeSeconds} />}
      {rejected > 0 && noticeSeconds > 0 && <p>Rejections act at once.</p>}
    </>
  );
}
