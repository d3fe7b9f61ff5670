import { isUtf8 } from 'node:buffer'
import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '@/lib/domain/errors'

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'
export type Sniffed = { picture: PictureFormat } | { picture: null; mediaType: string }

const pictures: Record<string, PictureFormat> = {
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
}

/**
 * What these bytes are, by themselves alone. Throws `rule_refused` for pictures that we cannot make safe (SPEC FILE-5);
 * everything that is no picture is welcome, because it is never served as what it is (SPEC FILE-6).
 */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  // Before the signatures: a log that begins with "BM" is no bitmap.
  const isText = isUtf8(bytes) && !bytes.includes(0)
  if (isText && isSvg(bytes)) throw unsafePicture('SVG')
  const found = await fileTypeFromBuffer(bytes)
  const mediaType = found?.mime ?? (isText ? 'text/plain' : 'application/octet-stream')
  if (!mediaType.startsWith('image/')) return { picture: null, mediaType }
  if (isText) return { picture: null, mediaType: 'text/plain' }
  const picture = pictures[mediaType]
  if (!picture) throw unsafePicture(found?.ext.toUpperCase() ?? mediaType)
  return { picture }
}

const unsafePicture = (kind: string) =>
  refuse('FILE-5', `Pictures of the kind ${kind} are not taken here. Send it as PNG, JPEG, WebP, GIF or AVIF.`)

const START = 16_384
/** What may stand before the first element. */
const PROLOGUE = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>)/i

function isSvg(bytes: Uint8Array): boolean {
  let text = new TextDecoder().decode(bytes.subarray(0, START))
  for (let part = PROLOGUE.exec(text); part; part = PROLOGUE.exec(text)) text = text.slice(part[0].length)
  return /^<(?:[\w-]+:)?svg[\s/>]/i.test(text)
}
