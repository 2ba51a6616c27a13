import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../app/client";
import { after } from "../../chain/walk";
import { DatanetLink, ModelLink } from "../../parts/NamedLink";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Section } from "./Section";
import { percent, percentOfShare } from "./terms";

const PAGE = 10;

export function Relatives({ datanet }: { datanet: DatanetResponse }) {
  return (
    <Section name="relatives">
      <Parents datanet={datanet} />
      <Children datanetId={datanet.datanet_id} />
      <Models datanetId={datanet.datanet_id} />
    </Section>
  );
}

function Parents({ datanet: { datanet_id, parents, lineage } }: { datanet: DatanetResponse }) {
  const farther = lineage.filter((entry) => entry.datanet_id !== datanet_id);
  return (
    <>
      <h3>Parents: what it was derived from</h3>
      {parents.length === 0 ? (
        <Empty>None: it was derived from no other datanet.</Empty>
      ) : (
        <>
          <ul>
            {parents.map((parent) => (
              <li key={parent.datanet_id}>
                <DatanetLink id={parent.datanet_id} />, with a royalty of {percent(parent.royalty_bps)} of
                this one's income
              </li>
            ))}
          </ul>
          {farther.length > parents.length && (
            <p className="quiet">
              Parents of parents counted, this runs to:{" "}
              {farther.map((entry, index) => (
                <span key={entry.datanet_id}>
                  {index > 0 && ", "}
                  <DatanetLink id={entry.datanet_id} /> {percentOfShare(entry.share)}
                </span>
              ))}
            </p>
          )}
        </>
      )}
    </>
  );
}

function Children({ datanetId }: { datanetId: number }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["children", datanetId, pages.start ?? 0],
    queryFn: async () => {
      const startAfter = pages.start ?? null;
      const { datanets } = await tributary.datanetsByParent({ datanetId, startAfter, limit: PAGE });
      return after(datanets, PAGE, ({ datanet_id }) => datanet_id);
    },
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  const royalty = ({ parents }: DatanetResponse) =>
    percent(parents.find(({ datanet_id }) => datanet_id === datanetId)?.royalty_bps ?? 0);
  return (
    <>
      <h3>Children: what was derived from it</h3>
      <Answer asked={asked} what="children">
        {({ items, next }) =>
          items.length === 0 && pages.page === 1 ? (
            <Empty>None yet.</Empty>
          ) : (
            <>
              <Table
                caption="Datanets derived from this one"
                rows={items}
                rowKey={({ datanet_id }) => datanet_id}
                columns={[
                  {
                    name: "Datanet",
                    cell: ({ datanet_id, name }) => <DatanetLink id={datanet_id} name={name} />,
                  },
                  { name: "Royalty to this one", figure: true, cell: royalty },
                ]}
              />
              <Pager pages={pages} next={next} what="children" />
            </>
          )
        }
      </Answer>
    </>
  );
}

function Models({ datanetId }: { datanetId: number }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["models-of", datanetId, pages.start ?? 0],
    queryFn: async () => {
      const startAfter = pages.start ?? null;
      const { models } = await tributary.modelsByDatanet({ datanetId, startAfter, limit: PAGE });
      return after(models, PAGE, ({ model_id }) => model_id);
    },
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <>
      <h3>Models that rest on it</h3>
      <Answer asked={asked} what="models">
        {({ items, next }) =>
          items.length === 0 && pages.page === 1 ? (
            <Empty>
              None yet: fees begin to run when an operator registers a model that rests on this datanet.
            </Empty>
          ) : (
            <>
              <Table
                caption="Models that rest on this datanet"
                rows={items}
                rowKey={({ model_id }) => model_id}
                columns={[
                  {
                    name: "Model",
                    cell: ({ model_id, name, active }) => (
                      <>
                        <ModelLink id={model_id} name={name} />
                        {!active && <span className="quiet"> (inactive)</span>}
                      </>
                    ),
                  },
                  {
                    name: "Part of its fees that runs here",
                    figure: true,
                    cell: ({ route }) =>
                      percentOfShare(route.find(({ datanet_id }) => datanet_id === datanetId)?.share ?? "0"),
                  },
                  {
                    name: "Query records",
                    figure: true,
                    cell: ({ records }) => records.toLocaleString("en"),
                  },
                ]}
              />
              <Pager pages={pages} next={next} what="models" />
            </>
          )
        }
      </Answer>
    </>
  );
}
