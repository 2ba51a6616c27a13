import { Link } from "wouter";
import { useDatanet, useModel } from "../chain/questions";
import { Untrusted } from "./Untrusted";

interface Named {
  id: number;
  /** Where it is known already; asked for otherwise. */
  name?: string | undefined;
  /** For the page that it leads to. */
  state?: unknown;
}

export function DatanetLink({ id, name, state }: Named) {
  const { data } = useDatanet(name === undefined ? id : undefined);
  return (
    <Link href={`/datanets/${id}`} state={state}>
      <NameOf id={id} name={name ?? data?.name} kind="datanet" />
    </Link>
  );
}

export function ModelLink({ id, name, state }: Named) {
  const { data } = useModel(name === undefined ? id : undefined);
  return (
    <Link href={`/models/${id}`} state={state}>
      <NameOf id={id} name={name ?? data?.name} kind="model" />
    </Link>
  );
}

function NameOf({ id, name, kind }: { id: number; name: string | undefined; kind: string }) {
  return name === undefined ? (
    <>
      {kind} {id}
    </>
  ) : (
    <Untrusted text={name} max={48} />
  );
}
