import { Loading } from "../../parts/states";

export default function DatanetPage({ id }: { id: number }) {
  return <Loading what={`datanet ${id}`} />;
}
