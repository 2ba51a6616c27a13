import type { UnitPrice } from "tributary-client";
import { Address } from "../../../parts/Address";
import { Amount } from "../../../parts/Amount";
import { Pager, usePages } from "../../../parts/Pager";
import { Table } from "../../../parts/Table";
import type { ChargeRow } from "../csv/charges";

const PAGE = 25;

/** What each payer will be charged. */
export function ChargePreview({
  rows,
  price,
  units,
}: {
  rows: ChargeRow[];
  price: UnitPrice;
  units: bigint;
}) {
  const pages = usePages<number>();
  const start = (pages.start ?? 0) < rows.length ? (pages.start ?? 0) : 0;
  return (
    <>
      <h3>What is charged</h3>
      <p className="tally">
        <strong>{rows.length}</strong> charge{rows.length === 1 ? "" : "s"}, {units.toLocaleString("en")} unit
        {units === 1n ? "" : "s"}:{" "}
        <strong>
          <Amount base={units * BigInt(price.amount)} token={price.token} />
        </strong>{" "}
        together.
      </p>
      <Table
        caption="Charges"
        rows={rows.slice(start, start + PAGE)}
        rowKey={({ line }) => line}
        columns={[
          { name: "Payer", cell: ({ charge }) => <Address value={charge.payer} /> },
          { name: "Query id", cell: ({ charge }) => <code>{charge.query_id}</code> },
          { name: "Units", figure: true, cell: (row) => row.units.toLocaleString("en") },
          {
            name: "Amount",
            figure: true,
            cell: (row) => <Amount base={BigInt(row.units) * BigInt(price.amount)} token={price.token} />,
          },
        ]}
      />
      <Pager pages={pages} what="charges" next={start + PAGE < rows.length ? start + PAGE : undefined} />
    </>
  );
}
