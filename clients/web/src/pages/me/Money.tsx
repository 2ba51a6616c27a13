import { formatAmount } from "tributary-client";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Answer } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Section } from "../../parts/Section";
import type { Balance } from "./balances";
import { Deposit } from "./Deposit";
import { useBalances, useGasBalance } from "./queries";
import { Withdraw } from "./Withdraw";

/** What an address has in its wallet and prepaid, and the ways between the two. */
export function Money({ address, mine }: { address: string; mine: boolean }) {
  const asked = useBalances(address);
  const gas = useGasBalance(address);
  return (
    <Section title="Wallet and prepaid account">
      <p>
        From a prepaid account a model can be paid without a signature for each query: its gateways charge it,
        within what its owner allows below. What is left can be withdrawn at any time.
      </p>
      <Answer asked={asked} what="the balances">
        {(balances) => (
          <>
            <Table
              caption="Balances of the fee tokens"
              columns={[
                { name: "Token", cell: (balance) => <Which balance={balance} /> },
                {
                  name: "In the wallet",
                  cell: ({ token, wallet }) =>
                    wallet === undefined ? "unknown" : <Amount base={wallet} token={token} />,
                },
                { name: "Prepaid", cell: ({ token, prepaid }) => <Amount base={prepaid} token={token} /> },
              ]}
              rows={balances}
              rowKey={({ token }) => token}
            />
            {gas.balance !== undefined && gas.currency && (
              <p className="hint">
                For the chain's own fees, {mine ? "you have" : "it has"}{" "}
                {formatAmount(gas.balance, gas.currency.coinDecimals)} {gas.currency.coinDenom}
                {gas.balance === 0n && mine && ": without any, nothing can be signed"}.
              </p>
            )}
            <Deposit address={address} mine={mine} balances={balances} />
            {mine && <Withdraw address={address} balances={balances} />}
          </>
        )}
      </Answer>
    </Section>
  );
}

function Which({ balance: { token, active } }: { balance: Balance }) {
  return (
    <>
      <Address value={token} />
      {!active && <span className="line">retired: no new fees or deposits in it</span>}
    </>
  );
}
