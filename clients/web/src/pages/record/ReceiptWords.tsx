import type { ModelResponse, ReceiptResponse } from "tributary-client";
import { Address } from "../../parts/Address";
import { Table } from "../../parts/Table";
import { counted, tame } from "../../parts/text";
import { useNow } from "../../chain/now";
import type { Datanets } from "../model/data";
import { useWriter } from "../../parts/writer";
import { linesOf } from "./words";

/** The contract's receipt in words, and its figures to the last digit. */
export function ReceiptWords({
  receipt,
  own,
  model,
  datanets,
}: {
  receipt: ReceiptResponse;
  own: boolean;
  model: ModelResponse;
  datanets: Datanets;
}) {
  const now = useNow();
  const write = useWriter(receipt.token);
  const who = own ? "you" : "this address";
  const parentsOf = (id: number) => datanets.get(id)?.parents.map(({ datanet_id }) => datanet_id) ?? [];
  const lines = linesOf(receipt, { write, name: datanets.name, parentsOf, route: model.route, now });
  const nothing = receipt.amount === "0";
  const weightless = receipt.datanets.every(({ base }) => base.weight === 0);
  const { charge } = receipt;
  return (
    <div className="receipt" data-testid="receipt">
      <p>
        Of {write.short(receipt.paid)} paid,{" "}
        {nothing ? "nothing" : <strong>{write.short(receipt.amount)}</strong>} reached {who}
        {nothing && weightless
          ? `${receipt.waiting === "0" ? "" : " so far"}: ${own ? "you" : "it"} held no weight in the datanets on the route when this was recorded.`
          : ":"}
      </p>
      <ul>
        {lines.map(({ key, amount, text }) => (
          <li key={key}>
            {amount !== undefined && (
              <>
                <span className="amount" title={write.exact(amount)}>
                  {write.short(amount)}
                </span>
                {": "}
              </>
            )}
            <bdi>{text}</bdi>
          </li>
        ))}
        {charge && (
          <li>
            <span className="amount" title={write.exact(charge.amount)}>
              {write.short(charge.amount)}
            </span>{" "}
            of it through one charge in the batch: {write.short(charge.charge.amount)} for{" "}
            {counted(charge.charge.units, "unit")}, query {tame(charge.charge.query_id, 64)}, paid by{" "}
            <Address value={charge.charge.payer} copy={false} />
          </li>
        )}
      </ul>
      {!nothing && (
        <details>
          <summary>The same to the last digit</summary>
          <Table
            caption="Receipt to the last digit"
            rows={[
              ...lines.flatMap(({ key, amount, text }) =>
                amount === undefined ? [] : [{ key, amount, text }],
              ),
              { key: "sum", amount: receipt.amount, text: "in all" },
            ]}
            rowKey={({ key }) => key}
            columns={[
              { name: "Why", cell: ({ text }) => <bdi>{text}</bdi> },
              { name: "Amount", figure: true, cell: ({ amount }) => write.exact(amount) },
            ]}
          />
        </details>
      )}
    </div>
  );
}
