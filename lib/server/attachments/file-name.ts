const MAX_LENGTH = 150
const MAX_EXTENSION = 12

/** Control characters, and those that are not seen but turn the direction of what is, or stand for nothing. */
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

const pictureExtensions: Record<string, readonly [string, ...string[]]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
}
const anyPicture = /\.(a?png|jpe?g|jpe|jfif|webp|gif|avif)$/i

/**
 * A file name as it may be shown and saved: the last part of a path, without what cannot be seen, at most 150
 * characters. A picture ends as what it was made into.
 */
export function fileNameOf(given: string, mediaType: string): string {
  const last = given.toWellFormed().normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/\s+/g, ' ').trim()
  const isName = /[^. ]/.test(plain)
  const endings = pictureExtensions[mediaType]
  if (!endings) return shortened(isName ? plain : 'file')
  if (!isName) return `picture.${endings[0]}`
  const hasEnding = endings.some((ending) => plain.toLowerCase().endsWith(`.${ending}`))
  return shortened(hasEnding ? plain : `${plain.replace(anyPicture, '')}.${endings[0]}`)
}

/** Cut before its ending, and never inside a character. */
function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= MAX_EXTENSION ? name.slice(dot) : ''
  const kept = name.slice(0, MAX_LENGTH - ending.length)
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}${ending}`
}

/**
 * The header that names a download: the name in full as RFC 8187 writes it, beside an ASCII one for what cannot read
 * that (https://www.rfc-editor.org/rfc/rfc6266).
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\w .()+-]/g, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${full}`
}
