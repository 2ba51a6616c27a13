import { Loading } from "../../parts/states";

export default function ModelPage({ id }: { id: number }) {
  return <Loading what={`model ${id}`} />;
}
