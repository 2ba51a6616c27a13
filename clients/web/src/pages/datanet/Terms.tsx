import type { DatanetResponse } from "tributary-client";
import { Address } from "../../parts/Address";
import { Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { Section } from "./Section";
import { termsOf } from "./terms";

export function Terms({ datanet }: { datanet: DatanetResponse }) {
  return (
    <Section name="terms">
      <ul>
        {termsOf(datanet).map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      {datanet.influence_bps > 0 && (
        <>
          <h3>Attestors</h3>
          {datanet.attestors.length === 0 ? (
            <Empty>
              There is none just now: what goes by influence waits until its deadline and is shared by weight.
            </Empty>
          ) : (
            <Table
              caption="Attestors of this datanet"
              rows={datanet.attestors}
              rowKey={({ address }) => address}
              columns={[
                { name: "Attestor", cell: ({ address }) => <Address value={address} /> },
                {
                  name: "May attribute what was recorded since",
                  cell: ({ since }) => <Time seconds={since} />,
                },
              ]}
            />
          )}
        </>
      )}
    </Section>
  );
}
