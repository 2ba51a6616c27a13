import { useEffect, useState } from "react";

export function Copy({ text, what }: { text: string; what: string }) {
  const [told, setTold] = useState("");
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(""), 2_000);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold("copied");
    } catch {
      // a browser may forbid it
      setTold("not copied");
    }
  };
  return (
    <button type="button" className="copy" onClick={copy} aria-label={`Copy ${what}`}>
      <span aria-live="polite">{told || "copy"}</span>
    </button>
  );
}
