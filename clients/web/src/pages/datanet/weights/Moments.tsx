import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useClient } from "../../../app/client";
import { Hash } from "../../../parts/Address";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { Time } from "../../../parts/Time";
import { momentOf } from "./moments";

/** Each may carry two hundred events: some hundred kilobytes. */
const PAGE = 5;

/** The transactions that changed weights: asked for only by who wants to see them, for they are heavy for a node. */
export function Moments({ datanetId }: { datanetId: number }) {
  const { reader, deployment } = useClient();
  const pages = usePages<number>();
  const page = pages.start ?? 1;
  const asked = useQuery({
    queryKey: ["moments", datanetId, page],
    queryFn: async () => {
      const event = "wasm-weight_changed";
      const query = `${event}._contract_address='${deployment.contract}' AND ${event}.datanet_id='${datanetId}'`;
      const { total, transactions } = await reader.search(query, {
        page,
        perPage: PAGE,
        newestFirst: true,
        times: true,
      });
      const moments = transactions.flatMap((transaction) => momentOf(transaction, datanetId) ?? []);
      return { moments, total };
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return (
    <Answer asked={asked} what="the transactions that changed weights">
      {({ moments, total }) =>
        total === 0 ? (
          <Empty>
            The node finds no transaction that set a weight directly: rolls are listed in their own section.
          </Empty>
        ) : (
          <>
            <Table
              caption="Transactions that set weights directly, newest first"
              rows={moments}
              rowKey={({ hash }) => hash}
              columns={[
                { name: "Version", cell: ({ version }) => version.toLocaleString("en") },
                {
                  name: "When",
                  cell: ({ time, height }) => (
                    <>
                      {time && <Time seconds={time.getTime() / 1_000} />}{" "}
                      <span className="quiet">block {height.toLocaleString("en")}</span>
                    </>
                  ),
                },
                { name: "Whose weight", figure: true, cell: ({ changed }) => addresses(changed) },
                { name: "Added", figure: true, cell: ({ added }) => added.toLocaleString("en") },
                { name: "Taken away", figure: true, cell: ({ taken }) => taken.toLocaleString("en") },
                { name: "Total after", figure: true, cell: ({ total }) => total.toLocaleString("en") },
                {
                  name: "Transaction",
                  cell: ({ hash }) => <Hash value={hash} what="the transaction's hash" />,
                },
              ]}
            />
            <Pager
              pages={pages}
              next={page * PAGE < total ? page + 1 : undefined}
              what="changes of weights"
            />
          </>
        )
      }
    </Answer>
  );
}

function addresses(count: number): string {
  return count === 1 ? "1 address" : `${count.toLocaleString("en")} addresses`;
}
