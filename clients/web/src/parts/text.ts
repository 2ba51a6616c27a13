/** Control characters, and what turns, joins or hides its neighbours; not what chooses a letter's or an emoji's look. */
const TRICKS = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** More than this many marks on one letter grow over the lines above. */
const PILES = /(\p{M}{3})\p{M}+/gu;

/**
 * What a stranger wrote, made harmless to look at: in one line, tricks replaced by a visible mark, cut at `max`
 * characters.
 */
export function tame(text: string, max: number): string {
  // what is cut away need not be looked through, however long it is
  const short = text.slice(0, max * 4);
  const tamed = short
    .replace(/[ \t\n\r]+/gu, " ")
    .replace(TRICKS, "\u2423")
    .replace(PILES, "$1");
  const letters = [...tamed];
  return letters.length > max || short.length < text.length ? `${letters.slice(0, max).join("")}…` : tamed;
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A tamed name for the midst of a sentence that is text alone: one from right to left must not turn the words behind it. */
export function isolate(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** The link in what a stranger wrote, if it leads to the web. */
export function webLink(text: string | null | undefined): string | undefined {
  if (!text || text.length > 2_048) return undefined;
  try {
    const url = new URL(text);
    const plain = url.username === "" && url.password === "";
    return plain && (url.protocol === "https:" || url.protocol === "http:") ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link to the web, shortened to read: its host always whole, for it says where the link leads. */
export function shortLink(href: string, max: number): string {
  const { origin } = new URL(href);
  const rest = href.slice(origin.length);
  const room = max - origin.length;
  return rest.length <= room ? href : `${origin}${shorten(rest, Math.max(10, room - 20), 17)}`;
}

/** The first and last characters of an address or hash. */
export function shorten(value: string, head = 10, tail = 6): string {
  return value.length > head + tail + 3 ? `${value.slice(0, head)}…${value.slice(-tail)}` : value;
}

/** `1 query`, `1,200 queries`. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
}
