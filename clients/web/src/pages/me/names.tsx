import { Link } from "wouter";
import { Untrusted } from "../../parts/Untrusted";
import { useDatanet, useModel } from "./queries";

/** A datanet's name, as a link to it; its number until the name is there. */
export function DatanetName({ id }: { id: number }) {
  const { data } = useDatanet(id);
  return (
    <Link href={`/datanets/${id}`}>{data ? <Untrusted text={data.name} max={40} /> : `datanet ${id}`}</Link>
  );
}

export function ModelName({ id }: { id: number }) {
  const { data } = useModel(id);
  return <Link href={`/models/${id}`}>{data ? <Untrusted text={data.name} max={40} /> : `model ${id}`}</Link>;
}
