import { Loading } from "../../parts/states";

export default function Overview() {
  return <Loading what={`the overview`} />;
}
