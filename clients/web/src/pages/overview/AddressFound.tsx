import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DatanetEarnings } from "tributary-client";
import { useClient } from "../../app/client";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { DatanetLink } from "../../parts/NamedLink";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";

/** What an address earns, datanet by datanet: anybody may look. */
export function AddressFound({ address }: { address: string }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["earnings", address, "page", pages.start ?? 0],
    queryFn: () => tributary.earnings({ address, startAfter: pages.start ?? null, limit: 10 }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <section className="panel" aria-label="What was found">
      <h2>
        Address <Address value={address} />
      </h2>
      <Answer asked={asked} what="what it earned">
        {({ datanets, next }) =>
          datanets.length === 0 && pages.page === 1 ? (
            <Empty>
              This address holds no weight in any datanet, and curates none. Whoever submits a contribution
              that a curator accepts holds weight from then on.
            </Empty>
          ) : (
            <>
              <Table
                caption="Datanets of this address, and what it earned in them"
                rows={datanets}
                rowKey={(row) => row.datanet_id}
                columns={[
                  {
                    name: "Datanet",
                    cell: (row) => <DatanetLink id={row.datanet_id} state={{ address }} />,
                  },
                  { name: "As", cell: roles },
                  { name: "Weight", figure: true, cell: (row) => row.weight.toLocaleString("en") },
                  {
                    name: "Earned by its weight so far",
                    figure: true,
                    cell: (row) => <Tokens of={row.tokens.map(({ token, lifetime }) => [token, lifetime])} />,
                  },
                  {
                    name: "Can be claimed",
                    figure: true,
                    cell: (row) => <Tokens of={row.tokens.map(claimable)} />,
                  },
                ]}
              />
              <Pager pages={pages} next={next} what="this address's datanets" />
            </>
          )
        }
      </Answer>
    </section>
  );
}

function roles({ weight, curator }: DatanetEarnings): string {
  if (curator) return weight > 0 ? "curator, contributor" : "curator";
  return weight > 0 ? "contributor" : "former contributor";
}

function claimable(tokens: DatanetEarnings["tokens"][number]): [string, bigint] {
  return [tokens.token, BigInt(tokens.claimable) + BigInt(tokens.curator_claimable)];
}

function Tokens({ of }: { of: [token: string, base: string | bigint][] }) {
  if (of.length === 0) return <>nothing yet</>;
  return of.map(([token, base]) => (
    <div key={token}>
      <Amount base={base} token={token} />
    </div>
  ));
}
