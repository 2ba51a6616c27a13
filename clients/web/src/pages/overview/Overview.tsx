import { Datanets } from "./Datanets";
import { Models } from "./Models";
import { Newest } from "./Newest";
import "./overview.css";
import { Search } from "./Search";
import { Totals } from "./Totals";

export default function Overview() {
  return (
    <>
      <h1>Fees run downhill, to the people whose data made the answer</h1>
      <p className="lead">
        Tributary keeps people connected to the value that their data creates. Whenever somebody pays for a
        model's answer, the fee is split on the chain, to the last fraction, among everybody who contributed
        to the datanets (community-built datasets) that the model rests on.
      </p>
      <Search />
      <Totals />
      <div className="columns">
        <Datanets />
        <Models />
      </div>
      <Newest />
    </>
  );
}
