import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sniff } from '@/lib/server/attachments/sniff'
import { aPicture } from '@/lib/testing/pictures'

const bytesOf = (text: string) => Buffer.from(text)

describe('[FILE-4] what a file is', () => {
  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('is a picture when it is %s', async (format) => {
    expect(await sniff(await (await aPicture())[format]().toBuffer())).toEqual({ picture: format })
  })

  test.each([
    ['a log', bytesOf('03:12 GET /checkout 502\n'), 'text/plain'],
    ['a log with colours', bytesOf('\u001b[31mERROR\u001b[0m'), 'text/plain'],
    ['a log that begins like a bitmap', bytesOf('BMC reset at 03:12'), 'text/plain'],
    ['text that begins like a GIF', bytesOf('GIF89a=1;alert(1)//'), 'text/plain'],
    ['a page', bytesOf('<!doctype html><script>alert(1)</script>'), 'text/plain'],
    ['a page with a drawing in it', bytesOf('<html><body><svg></svg></body></html>'), 'text/plain'],
    ['a HAR', bytesOf('{"log":{"entries":[]}}'), 'text/plain'],
    ['XML', bytesOf('<?xml version="1.0"?><feed/>'), 'application/xml'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'application/pdf'],
    ['gzip', gzipSync('heap'), 'application/gzip'],
    ['a program', Buffer.from('7f454c46020101000000000000000000', 'hex'), 'application/x-elf'],
    ['anything else', Buffer.from([1, 0, 2, 0, 255]), 'application/octet-stream'],
  ])('[FILE-6] is a file when it is %s', async (_, bytes, mediaType) => {
    expect(await sniff(bytes)).toEqual({ picture: null, mediaType })
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each([
    ['plain', svg],
    ['in capitals', svg.replace('svg', 'SVG')],
    ['behind a mark', `\ufeff${svg}`],
    ['declared', `<?xml version="1.0" encoding="utf-8"?>\n<!-- a > b -->\n${svg}`],
    ['with a document type', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "b">]>\n${svg}`],
    ['with a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
  ])('[FILE-5] is refused when it is an SVG, %s', async (_, text) => {
    await expect(sniff(bytesOf(text))).rejects.toMatchObject({ details: { rule: 'FILE-5' } })
  })

  test.each([
    ['HEIC', '000000186674797068656963000000006d69663168656963'],
    ['TIF', '49492a0008000000010000010300010000000100000000000000'],
    ['BMP', '424d360000000000000036000000'],
    ['ICO', '00000100010010100000010020'],
  ])('[FILE-5] is refused in a sentence when it is a %s', async (kind, hex) => {
    await expect(sniff(Buffer.from(hex, 'hex'))).rejects.toThrow(
      `Pictures of the kind ${kind} are not taken here. Send it as PNG`,
    )
  })
})
