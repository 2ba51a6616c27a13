import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { askEach } from "../../../chain/walk";
import { Hash } from "../../../parts/Address";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { Time } from "../../../parts/Time";
import { blocksOf, momentsIn, whatInWords } from "./moments";

/** Each may carry two hundred events: some hundred kilobytes. */
const PAGE = 5;

/** Of the contract's transactions in one block. */
const MOST_IN_BLOCK = 30;

/** When each version began, and by what: asked for only by who wants to see it. */
export function Moments({ datanet }: { datanet: DatanetResponse }) {
  const { datanet_id: datanetId, weights_version, curator } = datanet;
  const { reader, tributary, deployment } = useClient();
  const pages = usePages<number>();
  const newest = pages.start ?? weights_version;
  const asked = useQuery({
    queryKey: ["moments", datanetId, newest],
    queryFn: async () => {
      const versions = Array.from({ length: Math.min(PAGE, newest) }, (_, index) => newest - index);
      const { height } = await reader.status();
      const blocks = await blocksOf(versions, height, async (height) => {
        // versions are the datanet's, whomever one asks about
        return (await tributary.weightAt({ datanetId, address: curator, height })).weights_version;
      });
      const found = await askEach([...new Set(blocks.values())], async (height) => {
        const query = `tx.height = ${height} AND wasm._contract_address='${deployment.contract}'`;
        const { transactions } = await reader.search(query, { perPage: MOST_IN_BLOCK, times: true });
        return momentsIn(transactions, datanetId);
      });
      return versions.map((version) => ({
        version,
        height: blocks.get(version) ?? 0,
        moment: found.find((moments) => moments.has(version))?.get(version),
      }));
    },
    placeholderData: keepPreviousData,
    // what happened stays as it was
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Answer asked={asked} what="when the weights were changed">
      {(rows) => (
        <>
          <Table
            caption="When each version began, newest first"
            rows={rows}
            rowKey={({ version }) => version}
            columns={[
              { name: "Version", cell: ({ version }) => version.toLocaleString("en") },
              {
                name: "When",
                cell: ({ moment, height }) => (
                  <>
                    {moment?.time && <Time seconds={moment.time.getTime() / 1_000} />}{" "}
                    <span className="quiet">block {height.toLocaleString("en")}</span>
                  </>
                ),
              },
              // a node may have forgotten old transactions; the contract hasn't forgotten the block
              {
                name: "What changed",
                cell: ({ moment }) => (moment ? whatInWords(moment) : "this node doesn't know"),
              },
              { name: "Added", figure: true, cell: ({ moment }) => moment?.added.toLocaleString("en") },
              { name: "Taken away", figure: true, cell: ({ moment }) => moment?.taken.toLocaleString("en") },
              { name: "Total after", figure: true, cell: ({ moment }) => moment?.total.toLocaleString("en") },
              {
                name: "Transaction",
                cell: ({ moment }) => moment && <Hash value={moment.hash} what="the transaction's hash" />,
              },
            ]}
          />
          <Pager
            pages={pages}
            next={newest > PAGE ? newest - PAGE : undefined}
            what="versions of the weights"
          />
        </>
      )}
    </Answer>
  );
}
