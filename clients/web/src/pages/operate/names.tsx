import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Untrusted } from "../../parts/Untrusted";

/** A datanet's name beside its typed number, or that there is none. */
export function DatanetName({ id }: { id: number | undefined }) {
  const { tributary } = useClient();
  const { data, error } = useQuery({
    queryKey: ["datanet", id],
    queryFn: () => tributary.datanet({ datanetId: id ?? 0 }),
    enabled: id !== undefined,
    staleTime: 60_000,
  });
  if (id === undefined) return null;
  if (data) return <Untrusted text={data.name} max={40} />;
  return <span className={error ? "problem" : "quiet"}>{error ? `There is no datanet ${id}.` : "…"}</span>;
}

/** The same for a model. */
export function ModelName({ id }: { id: number | undefined }) {
  const { tributary } = useClient();
  const { data, error } = useQuery({
    queryKey: ["model", id],
    queryFn: () => tributary.model({ modelId: id ?? 0 }),
    enabled: id !== undefined,
    staleTime: 60_000,
  });
  if (id === undefined) return null;
  if (data) return <Untrusted text={data.name} max={40} />;
  return <span className={error ? "problem" : "quiet"}>{error ? `There is no model ${id}.` : "…"}</span>;
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
