import { Percent } from "../../../parts/Amount";
import { Facts } from "../../../parts/Table";
import { Untrusted } from "../../../parts/Untrusted";
import { PriceWords } from "../model/PriceWords";
import { DatanetName } from "../names";
import type { RegisterModel } from "./modelDraft";

/** What is about to be registered, in words. */
export function ModelSummary({ model }: { model: RegisterModel["register_model"] }) {
  const { lineage, gateways, succeeds } = model;
  const sum = lineage.reduce((all, { weight }) => all + weight, 0);
  return (
    <>
      <p>
        <Untrusted text={model.name} max={128} /> is registered, and you become its operator.
      </p>
      <Facts
        facts={[
          ["Operator fee", <Percent key="fee" bps={model.operator_fee_bps} />],
          ["Price", <PriceWords key="price" price={model.unit_price} />],
          ["Gateways", gateways?.length ?? "none"],
          ["Succeeds", succeeds && `model ${succeeds}`],
          [
            "Rests on",
            <ul key="lineage" className="plain close">
              {lineage.map(({ datanet_id, weight }) => (
                <li key={datanet_id}>
                  <DatanetName id={datanet_id} />: {weight.toLocaleString("en")} of {sum.toLocaleString("en")}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
    </>
  );
}
