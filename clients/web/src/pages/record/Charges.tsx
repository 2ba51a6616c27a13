import { useState } from "react";
import { eventsOf, type EventOf, type QueryRecordResponse, type TributaryEvent } from "tributary-client";
import { Address, Hash } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Loading } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Untrusted } from "../../parts/Untrusted";
import { useWallet } from "../../wallet/wallet";
import { hexOf } from "../../chain/hash";
import { FindRecord } from "../model/FindRecord";
import { Section } from "../../parts/Section";

export type Charge = EventOf<"charged">;

const PAGE = 10;

/** The charges of one record, of all that its transaction may have made. */
export function chargesOf(
  events: readonly TributaryEvent[],
  { model_id, record_id }: { model_id: number; record_id: number },
): Charge[] {
  return eventsOf(events, "charged").filter(
    (event) => event.model_id === model_id && event.record_id === record_id,
  );
}

/** What a batch is made of. */
export function Charges({
  record,
  charges,
  searched,
}: {
  record: QueryRecordResponse;
  charges: Charge[];
  /** Whether the transaction was looked for. */
  searched: boolean;
}) {
  const [page, setPage] = useState(0);
  const { address } = useWallet();
  const pages = Math.ceil(charges.length / PAGE);
  return (
    <Section title="Charges">
      {charges.length === 0 ? (
        searched ? (
          <p className="quiet">
            This node keeps no list of them; each can be asked for by its payer and query id.
          </p>
        ) : (
          <Loading what="the charges" />
        )
      ) : (
        <Table
          caption="Charges of the batch"
          rows={charges.slice(page * PAGE, (page + 1) * PAGE)}
          rowKey={({ payer, query_id }) => `${payer}/${query_id}`}
          columns={[
            {
              name: "Payer",
              cell: ({ payer }) => (
                <>
                  <Address value={payer} />
                  {payer === address && " (you)"}
                </>
              ),
            },
            { name: "Query id", cell: ({ query_id }) => <Untrusted text={query_id} max={64} /> },
            { name: "Units", figure: true, cell: ({ units }) => units.toLocaleString("en") },
            {
              name: "Charged",
              figure: true,
              cell: ({ amount }) => <Amount base={amount} token={record.token} />,
            },
            {
              name: "Digest",
              cell: ({ digest }) => (digest ? <Hash value={hexOf(digest)} what="the digest" /> : "none"),
            },
          ]}
        />
      )}
      {pages > 1 && (
        <nav className="pager" aria-label="Pages of charges">
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Back
          </button>
          <span aria-live="polite">
            Page {page + 1} of {pages}
          </span>
          <button type="button" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
            Next
          </button>
        </nav>
      )}
      <FindRecord modelId={record.model_id} what="a charge" />
    </Section>
  );
}
