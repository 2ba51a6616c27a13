import { Address } from "../parts/Address";
import { Failed } from "../parts/states";
import { Untrusted } from "../parts/Untrusted";
import { useWallet } from "./wallet";

export function WalletButton() {
  const wallet = useWallet();
  return (
    <div className="wallet">
      {wallet.address ? (
        <>
          <span>
            <Untrusted text={wallet.name ?? ""} max={20} /> <Address value={wallet.address} />
          </span>
          <button type="button" onClick={wallet.disconnect}>
            Disconnect
          </button>
        </>
      ) : (
        <ConnectButton />
      )}
    </div>
  );
}

/** To be read without a wallet, the page needs none: this is for those who want to act. */
export function ConnectButton() {
  const { state, connect, error } = useWallet();
  return (
    <>
      <button
        type="button"
        className="primary"
        onClick={() => void connect()}
        disabled={state === "connecting"}
      >
        {state === "connecting" ? "Waiting for the wallet …" : "Connect a wallet"}
      </button>
      {error !== undefined && <Failed error={error} />}
    </>
  );
}
