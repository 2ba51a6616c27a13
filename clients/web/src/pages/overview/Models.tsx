import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ModelResponse } from "tributary-client";
import { useClient } from "../../app/client";
import { after } from "../../chain/walk";
import { Amount } from "../../parts/Amount";
import { ModelLink } from "../../parts/NamedLink";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Untrusted } from "../../parts/Untrusted";
import { Section } from "../../parts/Section";

const PAGE = 10;

export function Models() {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["models", pages.start ?? 0],
    queryFn: async () => {
      const { models } = await tributary.models({ startAfter: pages.start ?? null, limit: PAGE });
      return after(models, PAGE, ({ model_id }) => model_id);
    },
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <Section title="Models">
      <Answer asked={asked} what="models">
        {({ items, next }) =>
          items.length === 0 && pages.page === 1 ? (
            <Empty>
              No model is registered yet. Whoever runs one can register it under “Curate / operate”, with the
              datanets that it rests on.
            </Empty>
          ) : (
            <>
              <Table
                caption="Models"
                rows={items}
                rowKey={(row) => row.model_id}
                columns={[
                  { name: "No.", cell: (row) => row.model_id },
                  {
                    name: "Name",
                    cell: (row) => (
                      <>
                        <ModelLink id={row.model_id} name={row.name} />
                        {!row.active && <span className="quiet"> (inactive)</span>}
                      </>
                    ),
                  },
                  { name: "Price", cell: (row) => <Price of={row} /> },
                  { name: "Records", figure: true, cell: (row) => row.records.toLocaleString("en") },
                ]}
              />
              <Pager pages={pages} next={next} what="models" />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function Price({ of: { unit_price } }: { of: ModelResponse }) {
  if (!unit_price) return <>any amount</>;
  return (
    <>
      <Amount base={unit_price.amount} token={unit_price.token} /> for one{" "}
      <Untrusted text={unit_price.unit} max={24} />
    </>
  );
}
