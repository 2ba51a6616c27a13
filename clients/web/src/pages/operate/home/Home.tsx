import { Link } from "wouter";
import { ConnectButton } from "../../../wallet/WalletButton";
import { useWallet } from "../../../wallet/wallet";
import { MyDatanets } from "./MyDatanets";
import { MyModels } from "./MyModels";
import { OpenById } from "./OpenById";
import { OwnerSection } from "./Owner";

export function Home() {
  const { address } = useWallet();
  return (
    <>
      <h1>Curate and operate</h1>
      <p>
        A <strong>curator</strong> says who contributed how much to a datanet. An <strong>operator</strong>{" "}
        says which datanets a model rests on, and what it charges. What either of them decides is on chain for
        everybody to see.
      </p>
      {address ? (
        <>
          <MyDatanets curator={address} />
          <MyModels operator={address} />
        </>
      ) : (
        <div className="panel">
          <p>Connect a wallet to see the datanets that you curate and the models that you operate.</p>
          <p className="buttons">
            <ConnectButton />
          </p>
          <p className="quiet">
            To look at the forms you need none: <Link href="/operate/datanets/new">register a datanet</Link>,{" "}
            <Link href="/operate/models/new">register a model</Link>.
          </p>
        </div>
      )}
      <OpenById />
      {address && <OwnerSection address={address} />}
    </>
  );
}
