import { createContext, type ReactNode, useContext } from "react";
import type { ExecuteMsg } from "tributary-client";
import { Action } from "../../../parts/action/Action";
import { Address } from "../../../parts/Address";
import { useWallet } from "../../../wallet/wallet";
import { useExecute } from "./useExecute";

/** Whose hand a page's forms need: the curator's, the operator's. */
interface Role {
  who: string;
  holder: string;
}

const Context = createContext<Role | undefined>(undefined);

/** Around the forms of one datanet or model. */
export function RoleProvider({ children, ...role }: Role & { children: ReactNode }) {
  return <Context value={role}>{children}</Context>;
}

/** Why the connected account's signature would be refused; nothing while none is connected: then the action asks. */
export function useRefusal(): string | undefined {
  const role = useContext(Context);
  const { address } = useWallet();
  if (!role || !address || address === role.holder) return undefined;
  return `Only the ${role.who} can do this, and you are connected as somebody else.`;
}

/** Tells who may act here, and lets a nominee accept. */
export function RoleNotice({
  who,
  what,
  holder,
  nominee,
  accept,
  also,
}: Role & {
  what: string;
  nominee: string | null | undefined;
  accept: ExecuteMsg;
  /** What the connected account may do here in another role. */
  also?: string | false | undefined;
}) {
  const { address } = useWallet();
  const execute = useExecute();
  if (address && nominee === address) {
    return (
      <div className="panel">
        <p>
          You are nominated as the {who} of {what}. When you accept, what it decides and what it earns from
          then on is yours; what the former {who} has earned stays theirs.
        </p>
        <Action
          label={`Accept: become the ${who}`}
          primary
          calls={() => [execute(accept)]}
          summary={`You become the ${who} of ${what} at once.`}
        />
      </div>
    );
  }
  if (address === holder) return <p className="quiet">You are its {who}.</p>;
  return (
    <p className="quiet">
      Its {who} is <Address value={holder} />.{" "}
      {also ||
        (address
          ? "You are connected as somebody else: here you can look, and prepare, but not sign."
          : `Connect the ${who}'s wallet to sign what you prepare here; looking needs none.`)}
    </p>
  );
}
