import { Link } from "wouter";

/** Where to go with what was just registered. */
export function Registered({ kind, id }: { kind: "datanet" | "model"; id: number }) {
  return (
    <div className="panel" role="status">
      <p className="done">
        It is registered: your {kind} has the number {id}.
      </p>
      <p>
        <Link href={`/operate/${kind}s/${id}`}>Manage it</Link>, or see{" "}
        <Link href={`/${kind}s/${id}`}>its page</Link> as everybody sees it.
      </p>
    </div>
  );
}
