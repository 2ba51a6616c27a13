import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ModelResponse, QueryRecordResponse, ReceiptResponse } from "tributary-client";
import { useLocation, useSearch } from "wouter";
import { useClient } from "../../app/client";
import { addressProblem, readAddress } from "../../chain/address";
import { Address } from "../../parts/Address";
import { Choice, Field } from "../../parts/Field";
import { Answer } from "../../parts/states";
import { shorten, tame } from "../../parts/text";
import { useWallet } from "../../wallet/wallet";
import type { Datanets } from "../model/data";
import type { Charge } from "./Charges";
import { ReceiptWords } from "./ReceiptWords";
import { Section } from "../../parts/Section";

interface Around {
  record: QueryRecordResponse;
  model: ModelResponse;
  datanets: Datanets;
  charges: Charge[];
}

/** What one address got of a record, and why: the connected one, or the one that the page's address names. */
export function Receipt(around: Around) {
  const { deployment } = useClient();
  const { address: own } = useWallet();
  const [location, navigate] = useLocation();
  const linked = new URLSearchParams(useSearch()).get("address") ?? undefined;
  const shown = linked ?? own;
  const [typed, setTyped] = useState("");
  const asked = readAddress(typed, deployment.prefix);
  const wrong = shown !== undefined && readAddress(shown, deployment.prefix) === undefined;
  const show = (address: string | undefined) =>
    navigate(address === undefined ? location : `${location}?address=${encodeURIComponent(address)}`, {
      replace: true,
    });
  return (
    <Section title="Receipt">
      {shown === undefined && (
        <p className="quiet">Who got what of this fee, and why: connect a wallet, or give any address.</p>
      )}
      {wrong && (
        <p className="problem">
          This page’s address asks for the receipt of something that is no address of this chain.
        </p>
      )}
      {shown !== undefined && !wrong && <Words key={shown} address={shown} own={shown === own} {...around} />}
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (asked === undefined) return;
          show(asked);
          setTyped("");
        }}
      >
        <Field
          label="Receipt of another address"
          value={typed}
          onChange={setTyped}
          required
          problem={addressProblem(typed, deployment.prefix)}
        />
        <p className="buttons">
          <button type="submit" disabled={asked === undefined}>
            Show its receipt
          </button>
          {linked !== undefined && own !== undefined && linked !== own && (
            <button type="button" onClick={() => show(undefined)}>
              Show mine
            </button>
          )}
        </p>
      </form>
    </Section>
  );
}

function Words({
  address,
  own,
  record,
  model,
  datanets,
  charges,
}: Around & { address: string; own: boolean }) {
  const { tributary } = useClient();
  const { address: wallet } = useWallet();
  const keyOf = ({ payer, query_id }: Charge) => `${payer}/${query_id}`;
  // a payer wants to know of its own charge
  const [chosen, setChosen] = useState<string>();
  const mine = charges.find(({ payer }) => payer === (wallet ?? address));
  const key = chosen ?? (mine ? keyOf(mine) : "");
  const charge = charges.find((one) => keyOf(one) === key);
  const { model_id: modelId, record_id: recordId } = record;
  const asked = useQuery({
    queryKey: ["receipt", modelId, recordId, address, key],
    queryFn: () =>
      tributary.receipt({
        modelId,
        recordId,
        address,
        payer: charge?.payer ?? null,
        queryId: charge?.query_id ?? null,
      }),
    placeholderData: keepPreviousData<ReceiptResponse>,
    refetchInterval: 5_000,
  });
  return (
    <>
      <p className="quiet">
        For <Address value={address} />
        {own && ", the connected wallet"}
      </p>
      <Answer asked={asked} what="the receipt">
        {(receipt) => <ReceiptWords receipt={receipt} own={own} model={model} datanets={datanets} />}
      </Answer>
      {charges.length > 0 && (
        <Choice
          label="With the part of one charge of the batch"
          value={key}
          onChange={setChosen}
          options={[
            { value: "", name: "none" },
            ...charges.map((one) => ({
              value: keyOf(one),
              name: `${tame(one.query_id, 40)}, paid by ${shorten(one.payer)}${one.payer === wallet ? " (you)" : ""}`,
            })),
          ]}
        />
      )}
    </>
  );
}
