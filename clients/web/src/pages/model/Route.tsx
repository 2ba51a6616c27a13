import type { ModelResponse } from "tributary-client";
import { DatanetLink } from "../../parts/NamedLink";
import { Table } from "../../parts/Table";
import type { Datanets } from "./data";
import { routeRows, wayInWords } from "./route";
import { Section } from "../../parts/Section";

/** What a model rests on. */
export function Lineage({ model, datanets }: { model: ModelResponse; datanets: Datanets }) {
  const total = model.lineage.reduce((all, { weight }) => all + weight, 0);
  return (
    <Section title="Lineage">
      <p className="quiet">The datanets that this model rests on, fixed at its registration.</p>
      <Table
        caption="Datanets of the lineage"
        rows={model.lineage}
        rowKey={({ datanet_id }) => datanet_id}
        columns={[
          {
            name: "Datanet",
            cell: ({ datanet_id }) => <DatanetLink id={datanet_id} name={datanets.get(datanet_id)?.name} />,
          },
          {
            name: "Weight",
            figure: true,
            cell: ({ weight }) => `${weight.toLocaleString("en")} of ${total.toLocaleString("en")}`,
          },
        ]}
      />
    </Section>
  );
}

/** Every datanet that a fee reaches, and why. */
export function Route({ model, datanets }: { model: ModelResponse; datanets: Datanets }) {
  const rows = routeRows(model, (id) => datanets.get(id)?.parents);
  return (
    <Section title="Route">
      <p className="quiet">
        Every datanet that a fee reaches, parents included, with its share of what is left after protocol and
        operator. A datanet that has no weight just now is left out, and the others share its part.
      </p>
      <Table
        caption="Datanets on the route"
        rows={rows}
        rowKey={({ datanetId }) => datanetId}
        columns={[
          {
            name: "Datanet",
            cell: ({ datanetId }) => <DatanetLink id={datanetId} name={datanets.get(datanetId)?.name} />,
          },
          { name: "Share", figure: true, cell: ({ share }) => share },
          {
            name: "How it comes there",
            cell: ({ ways }) => (
              <ul className="plain ways">
                {ways.map((way) => (
                  <li key={way.from}>{wayInWords(way, datanets.name)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
