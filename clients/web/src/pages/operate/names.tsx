import { Link } from "wouter";
import { useDatanet, useModel } from "../../chain/questions";
import { Untrusted } from "../../parts/Untrusted";

interface Id {
  id: number | undefined;
}

/** A datanet's name beside its typed number, or that there is none. */
export function DatanetName({ id }: Id) {
  return <NameOf id={id} kind="datanet" asked={useDatanet(id)} />;
}

/** The same for a model. */
export function ModelName({ id }: Id) {
  return <NameOf id={id} kind="model" asked={useModel(id)} />;
}

interface NameProps extends Id {
  kind: string;
  asked: { data: { name: string } | undefined; error: unknown };
}

function NameOf({ id, kind, asked: { data, error } }: NameProps) {
  if (id === undefined) return null;
  if (data) return <Untrusted text={data.name} max={40} />;
  return <span className={error ? "problem" : "quiet"}>{error ? `There is no ${kind} ${id}.` : "…"}</span>;
}

/** The tasks of a desk, as links; the first is where one begins. */
export function Tasks({
  base,
  tasks,
  current,
}: {
  base: string;
  tasks: [string, string][];
  current: string;
}) {
  return (
    <nav className="tasks" aria-label="Tasks">
      {tasks.map(([path, name], index) => (
        <Link
          key={path}
          href={index === 0 ? base : `${base}/${path}`}
          aria-current={path === current ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
