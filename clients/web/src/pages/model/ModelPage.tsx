import { explain, type ModelResponse } from "tributary-client";
import { Link } from "wouter";
import { Answer } from "../../parts/states";
import { Untrusted } from "../../parts/Untrusted";
import { isId } from "../../chain/ids";
import { useModel } from "../../chain/questions";
import { useDatanets } from "./data";
import { Payment } from "./Payment";
import { Records } from "./Records";
import { Lineage, Route } from "./Route";
import { Terms } from "./Terms";
import "./model.css";

/** One model: what it rests on, where its fees run, and paying for its use. */
export default function ModelPage({ id }: { id: number }) {
  const asked = useModel(id, { refetchInterval: 5_000 });
  if (!isId(id)) return <NoModel />;
  if (asked.data === undefined && asked.error && explain(asked.error).kind === "model_not_found")
    return <NoModel id={id} />;
  return (
    <Answer asked={asked} what={`model ${id}`}>
      {(model) => <Model model={model} />}
    </Answer>
  );
}

export function NoModel({ id }: { id?: number }) {
  return (
    <>
      <h1>No such model</h1>
      <p>
        {id === undefined
          ? "Models are numbered from 1, and this address names none"
          : `Nobody has registered a model ${id} yet`}
        . <Link href="/">The overview</Link> has all of them.
      </p>
    </>
  );
}

function Model({ model }: { model: ModelResponse }) {
  const ids = [...model.lineage, ...model.route].map(({ datanet_id }) => datanet_id);
  const datanets = useDatanets([...new Set(ids)]);
  return (
    <>
      <h1>
        <Untrusted text={model.name} max={80} />
      </h1>
      <p className="quiet">
        Model {model.model_id}
        {model.active ? "" : ", not active: it takes no new query records"}
      </p>
      <Terms model={model} />
      <Payment model={model} datanets={datanets} />
      <div className="columns">
        <Lineage model={model} datanets={datanets} />
        <Route model={model} datanets={datanets} />
      </div>
      <Records modelId={model.model_id} />
    </>
  );
}
