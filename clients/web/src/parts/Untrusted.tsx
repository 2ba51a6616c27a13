import { shortLink, tame, webLink } from "./text";

/** A stranger's words as text: nothing in them acts on the page or on the words beside them. */
export function Untrusted({ text, max = 80 }: { text: string; max?: number }) {
  const tamed = tame(text, max);
  return <bdi className="untrusted">{tamed.trim() === "" ? "(no name)" : tamed}</bdi>;
}

/** A link that is longer is none. */
const MAX_LINK = 2_048;

/** A stranger's link: to be followed only where it leads to the web, and always with its whole host. */
export function ExternalLink({ href, max = 100 }: { href: string; max?: number }) {
  const link = webLink(href);
  if (!link) return <Untrusted text={href} max={max} />;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer nofollow ugc" className="untrusted">
      <bdi>{tame(shortLink(link, max), MAX_LINK)}</bdi>
    </a>
  );
}
