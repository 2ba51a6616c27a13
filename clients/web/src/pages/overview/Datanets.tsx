import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useClient } from "../../app/client";
import { after } from "../../chain/walk";
import { Amount } from "../../parts/Amount";
import { DatanetLink } from "../../parts/NamedLink";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Section } from "../../parts/Section";
import { useTotals } from "./Totals";
import { incomeByToken } from "./totals";

const PAGE = 10;

export function Datanets() {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const totals = useTotals();
  const asked = useQuery({
    queryKey: ["datanets", pages.start ?? 0],
    queryFn: async () => {
      const { datanets } = await tributary.datanets({ startAfter: pages.start ?? null, limit: PAGE });
      return after(datanets, PAGE, ({ datanet_id }) => datanet_id);
    },
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  const income = (id: number) => {
    const pools = totals.data?.pools.filter(({ datanet_id }) => datanet_id === id);
    if (!pools || pools.length === 0) return "…";
    const sums = incomeByToken(pools);
    if (sums.length === 0) return "none yet";
    return sums.map(({ token, income }) => (
      <div key={token}>
        <Amount base={income} token={token} />
      </div>
    ));
  };
  return (
    <Section title="Datanets">
      <Answer asked={asked} what="datanets">
        {({ items, next }) =>
          items.length === 0 && pages.page === 1 ? (
            <Empty>
              No datanet is registered yet. Whoever has a dataset can register it under “Curate / operate”.
            </Empty>
          ) : (
            <>
              <Table
                caption="Datanets"
                rows={items}
                rowKey={(row) => row.datanet_id}
                columns={[
                  { name: "No.", cell: (row) => row.datanet_id },
                  { name: "Name", cell: (row) => <DatanetLink id={row.datanet_id} name={row.name} /> },
                  { name: "Weight", figure: true, cell: (row) => row.total_weight.toLocaleString("en") },
                  { name: "Contributors' income", figure: true, cell: (row) => income(row.datanet_id) },
                ]}
              />
              <Pager pages={pages} next={next} what="datanets" />
            </>
          )
        }
      </Answer>
    </Section>
  );
}
