import { useMemo } from "react";
import { DatanetLink } from "../../parts/NamedLink";
import { Sankey } from "../../parts/sankey/Sankey";
import { Facts, Table } from "../../parts/Table";
import { tame } from "../../parts/text";
import type { Datanets } from "./data";
import { sum } from "../../chain/decimal";
import { Exact } from "../../parts/Exact";
import { useWriter } from "../../parts/writer";
import { flowOf, type Split } from "./flow";

/** A fee's split, as a picture and in figures: of a payment that was made, or of one that might be. */
export function SplitView({
  split,
  token,
  payer,
  caption,
  datanets,
}: {
  split: Split;
  token: string;
  payer: string;
  caption: string;
  datanets: Datanets;
}) {
  const write = useWriter(token);
  const { nodes, links } = useMemo(
    () => flowOf(split, { payer: tame(payer, 40), name: datanets.name, write: write.exact }),
    [split, payer, datanets, write],
  );
  return (
    <>
      <Sankey caption={caption} nodes={nodes} links={links} />
      <Facts
        facts={[
          ["Paid", <Exact key="paid" amount={split.amount} token={token} />],
          ["Protocol", <Exact key="protocol" amount={split.protocol} token={token} />],
          ["Operator", <Exact key="operator" amount={split.operator} token={token} />],
          [
            "Datanets",
            <Exact key="datanets" amount={sum(split.datanets.map(({ part }) => part))} token={token} />,
          ],
        ]}
      />
      <Table
        caption="What each datanet gets, and how it is shared there"
        rows={split.datanets}
        rowKey={({ datanet_id }) => datanet_id}
        columns={[
          {
            name: "Datanet",
            cell: ({ datanet_id: id }) => <DatanetLink id={id} name={datanets.get(id)?.name} />,
          },
          { name: "Gets", figure: true, cell: ({ part }) => <Exact amount={part} token={token} /> },
          {
            name: "Its curator",
            figure: true,
            cell: ({ curator }) => <Exact amount={curator} token={token} />,
          },
          {
            name: "Influence pot",
            figure: true,
            cell: ({ pot }) => (pot ? <Exact amount={pot.amount} token={token} /> : "none"),
          },
          {
            name: "Shared by weight",
            figure: true,
            cell: ({ base }) => <Exact amount={base} token={token} />,
          },
          {
            name: "Among",
            cell: ({ total_weight, weights_version }) => (
              <>
                total weight {total_weight.toLocaleString("en")}, version{" "}
                {weights_version.toLocaleString("en")}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
