import { Loading } from "../../parts/states";

export default function OperatePage() {
  return <Loading what={`your datanets and models`} />;
}
