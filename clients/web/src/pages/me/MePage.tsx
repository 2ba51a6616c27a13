import { Loading } from "../../parts/states";

export default function MePage() {
  return <Loading what={`your portfolio`} />;
}
