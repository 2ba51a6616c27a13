import { Link, useSearch } from "wouter";
import { useClient } from "../../app/client";
import { readAddress } from "../../chain/address";
import { Address } from "../../parts/Address";
import { tame } from "../../parts/text";
import { useWallet } from "../../wallet/wallet";
import { Allowances } from "./Allowances";
import { Enrol } from "./Enrol";
import { Lookup } from "./Lookup";
import "./me.css";
import { Money } from "./Money";
import { Payout } from "./Payout";
import { Earnings } from "./Earnings";
import { Datanets } from "./Datanets";
import { Receipts } from "./Receipts";
import { Answer } from "../../parts/states";
import { usePortfolio } from "./queries";

export default function MePage() {
  return (
    <div className="me">
      <Portfolio />
    </div>
  );
}

/** Of the connected address, or, read-only, of the one that the link names. */
function Portfolio() {
  const { deployment } = useClient();
  const wallet = useWallet();
  const asked = new URLSearchParams(useSearch()).get("address");
  const address = asked === null ? wallet.address : readAddress(asked, deployment.prefix);
  if (address !== undefined)
    return <Person key={address} address={address} mine={address === wallet.address} />;
  return (
    <>
      <h1>Me</h1>
      {asked === null ? <Welcome /> : <NoAddress text={asked} />}
      <Lookup />
      <Enrol />
    </>
  );
}

function Welcome() {
  const { state, connect } = useWallet();
  return (
    <>
      <p>
        With a wallet connected, this page shows what your data earned in each datanet and from which queries,
        and lets you claim it. It also has your prepaid account, and what models may charge to it.
      </p>
      {/* what goes wrong with it is said at the top of the page */}
      <button type="button" disabled={state === "connecting"} onClick={() => void connect()}>
        Connect your wallet
      </button>
    </>
  );
}

function NoAddress({ text }: { text: string }) {
  return (
    <p role="alert" className="problem">
      “{tame(text, 80)}” is not an address of this chain. Look at another one below.
    </p>
  );
}

function Person({ address, mine }: { address: string; mine: boolean }) {
  const asked = usePortfolio(address);
  const person = { address, mine };
  return (
    <>
      <h1>{mine ? "Me" : "Portfolio"}</h1>
      {mine ? <p>What your data earned, and what you prepaid.</p> : <Guest address={address} />}
      <Answer asked={asked} what="the earnings">
        {(portfolio) => (
          <>
            <Earnings portfolio={portfolio} mine={mine} />
            <Datanets portfolio={portfolio} mine={mine} />
            <Receipts address={address} datanets={portfolio.datanets} mine={mine} />
            <Payout portfolio={portfolio} mine={mine} />
          </>
        )}
      </Answer>
      <Money {...person} />
      <Allowances {...person} />
      <Enrol />
      <Lookup />
    </>
  );
}

function Guest({ address }: { address: string }) {
  const wallet = useWallet();
  return (
    <p className="guest">
      You are looking at <Address value={address} />. All of this is public.{" "}
      {wallet.address && <Link href="/me">Back to your own</Link>}
    </p>
  );
}
