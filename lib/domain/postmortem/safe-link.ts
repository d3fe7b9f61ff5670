const SCHEMES = new Set(['http:', 'https:', 'mailto:'])
const MAX_LINK = 2000

/** Whether a link of a document may stand: an absolute address of the web or of a mailbox. Nothing else is stored or opened. */
export function isSafeLink(url: unknown): url is string {
  return typeof url === 'string' && url.length <= MAX_LINK && URL.canParse(url) && SCHEMES.has(new URL(url).protocol)
}
