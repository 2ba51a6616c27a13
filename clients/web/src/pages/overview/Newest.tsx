import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { ModelLink } from "../../parts/NamedLink";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { counted } from "../../parts/text";
import { Section } from "../../parts/Section";
import { askFeed, type Feed, newSince, type Recorded } from "./feed";

const KEY = ["feed"];

/** The newest recorded queries of all models; new ones appear by themselves. */
export function Newest() {
  const { reader, deployment } = useClient();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: KEY,
    queryFn: () => askFeed(reader, deployment.contract, queries.getQueryData<Feed>(KEY)),
    refetchInterval: 3_000,
  });
  return (
    <Section title="Newest recorded queries">
      <News recorded={asked.data?.recorded} />
      <Answer asked={asked} what="the newest queries">
        {({ recorded }) =>
          recorded.length === 0 ? (
            <Empty>Nobody has paid for a query yet. Whoever wants to can do so on a model's page.</Empty>
          ) : (
            <Table
              caption="Newest recorded queries, of all models"
              rows={recorded}
              rowKey={({ key }) => key}
              columns={[
                { name: "Model", cell: ({ modelId }) => <ModelLink id={modelId} /> },
                {
                  name: "Paid",
                  figure: true,
                  cell: ({ amount, token }) => <Amount base={amount} token={token} />,
                },
                { name: "For", cell: uses },
                { name: "Payer", cell: ({ payer }) => <Address value={payer} /> },
                { name: "When", cell: (row) => <When of={row} /> },
                {
                  name: "Record",
                  cell: ({ modelId, recordId }) => (
                    <Link
                      href={`/models/${modelId}/records/${recordId}`}
                      aria-label={`Record ${recordId} of model ${modelId}`}
                    >
                      {recordId}
                    </Link>
                  ),
                },
              ]}
            />
          )
        }
      </Answer>
    </Section>
  );
}

function uses({ count, units }: Recorded): string {
  const queries = counted(count, "query", "queries");
  return units === undefined ? queries : `${queries}, ${counted(units, "unit")}`;
}

function When({ of: { height } }: { of: Recorded }) {
  const { reader } = useClient();
  const { data } = useQuery({
    queryKey: ["block", height],
    queryFn: () => reader.blockTime(height),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ? <Time seconds={data.getTime() / 1_000} /> : <>block {height.toLocaleString("en")}</>;
}

/** Says to screen readers what came, and only that. */
function News({ recorded }: { recorded: Recorded[] | undefined }) {
  const before = useRef<Recorded[]>(undefined);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!recorded) return;
    const count = before.current ? newSince(before.current, recorded).length : 0;
    if (count > 0)
      setWords(count === 1 ? "One new query was recorded." : `${count} new queries were recorded.`);
    before.current = recorded;
  }, [recorded]);
  return (
    <output className="unseen" aria-live="polite">
      {words}
    </output>
  );
}
