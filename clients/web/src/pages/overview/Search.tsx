import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { explain } from "tributary-client";
import { useClient } from "../../app/client";
import { Field } from "../../parts/Field";
import { DatanetLink, ModelLink } from "../../parts/NamedLink";
import { Empty, Failed, Loading } from "../../parts/states";
import { AddressFound } from "./AddressFound";
import { type Sought, soughtIn } from "./sought";

export function Search() {
  const { deployment } = useClient();
  const [text, setText] = useState("");
  const [sought, setSought] = useState<Sought>();
  const look = (event: FormEvent) => {
    event.preventDefault();
    setSought(text.trim() === "" ? undefined : soughtIn(text, deployment.prefix));
  };
  return (
    <search>
      <form onSubmit={look} className="lookup">
        <Field
          label="Find a datanet, a model or an address"
          required
          value={text}
          onChange={setText}
          problem={sought?.kind === "problem" ? sought.words : undefined}
          hint={`A number, or an address that begins with ${deployment.prefix}1: yours shows what you earned.`}
        />
        <button type="submit">Find</button>
      </form>
      {sought?.kind === "id" && (
        <NumberFound key={`${sought.what}${sought.id}`} id={sought.id} what={sought.what} />
      )}
      {sought?.kind === "address" && <AddressFound key={sought.address} address={sought.address} />}
    </search>
  );
}

function NumberFound({ id, what }: { id: number; what: "datanet" | "model" | "any" }) {
  const { tributary } = useClient();
  const datanet = useQuery({
    queryKey: ["search", "datanet", id],
    queryFn: () => orNone(tributary.datanet({ datanetId: id }), "datanet_not_found"),
    enabled: what !== "model",
  });
  const model = useQuery({
    queryKey: ["search", "model", id],
    queryFn: () => orNone(tributary.model({ modelId: id }), "model_not_found"),
    enabled: what !== "datanet",
  });
  const error = datanet.error ?? model.error;
  if (error) return <Failed error={error} />;
  if (datanet.isLoading || model.isLoading) return <Loading what={`number ${id}`} />;
  if (!datanet.data && !model.data) {
    return (
      <output>
        <Empty>
          There is no {what === "any" ? "datanet or model" : what} {id}. The lists below show those that are
          there.
        </Empty>
      </output>
    );
  }
  return (
    <ul className="panel plain" aria-live="polite">
      {datanet.data && (
        <li>
          Datanet {id}: <DatanetLink id={id} name={datanet.data.name} />
        </li>
      )}
      {model.data && (
        <li>
          Model {id}: <ModelLink id={id} name={model.data.name} />
        </li>
      )}
    </ul>
  );
}

/** That something isn't there is an answer too. */
async function orNone<T>(asked: Promise<T>, kind: string): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (explain(error).kind === kind) return null;
    throw error;
  }
}
