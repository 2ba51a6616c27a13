import { type DatanetResponse, executeCall } from "tributary-client";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { useWallet } from "../../wallet/wallet";

/** For a connected nominee, to accept; for the connected curator, the way to its tools. */
export function Curatorship({ datanet: { datanet_id, curator, nominee } }: { datanet: DatanetResponse }) {
  const { deployment } = useClient();
  const { address } = useWallet();
  if (address && address === nominee) {
    return (
      <div className="panel">
        <p>The curator nominated you as the next one.</p>
        <Action
          label="Accept curatorship"
          primary
          calls={() => [executeCall(deployment.contract, { accept_curatorship: { datanet_id } })]}
          summary={
            <p>
              You become the curator of datanet {datanet_id} at once: you decide on its weights and
              contributions, and the curator's part of fees from now on is yours. What the former curator
              earned stays theirs.
            </p>
          }
        />
      </div>
    );
  }
  if (address && address === curator) {
    return (
      <p>
        You are its curator:{" "}
        <Link href={`/operate/datanets/${datanet_id}`}>set weights, review contributions</Link>.
      </p>
    );
  }
  return null;
}
