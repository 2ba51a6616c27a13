import { explain } from "tributary-client";
import { useStatus } from "../chain/now";
import { tame } from "../parts/text";
import { useClient } from "./client";

/** Says so where the node can't be reached, stands still, or is of another chain; says the height otherwise. */
export function NodeStatus() {
  const { deployment } = useClient();
  const { data, error } = useStatus();
  if (error) {
    return (
      <p className="banner" role="alert">
        {tame(explain(error).words, 1_000)} What is shown below may be old; it is asked for again every few
        seconds.
      </p>
    );
  }
  if (data && data.chainId !== deployment.chain_id) {
    return (
      <p className="banner" role="alert">
        This node is of the chain {tame(data.chainId, 60)}, but the contract is on {deployment.chain_id}:
        nothing here can be trusted. Ask who runs this page.
      </p>
    );
  }
  return <p className="height">{data ? `Block ${data.height.toLocaleString("en")}` : "Asking the node …"}</p>;
}
