import { expect, test } from 'vitest'
import { contentDisposition, fileNameOf } from '@/lib/server/attachments/file-name'

test.each([
  ['errors.log', 'errors.log'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\dump.hprof', 'dump.hprof'],
  ['a\u0000b\r\nContent-Type: text/html\r\n\r\n.log', 'html.log'],
  ['photo\u202egnp.exe', 'photognp.exe'],
  ['\u200b\ufeff', 'file'],
  ['..', 'file'],
  ['', 'file'],
  ['   spaced \t  out .txt ', 'spaced out .txt'],
  ['.env', '.env'],
  ['Fehlerübersicht – März.csv', 'Fehlerübersicht – März.csv'],
  ['\ud800.txt', '\ufffd.txt'],
])('[FILE-13] %j is called %j', (given, name) => {
  expect(fileNameOf(given, 'text/plain')).toBe(name)
})

test('[FILE-13] a long name is cut before its ending, and never inside a character', () => {
  const name = fileNameOf(`${'😀'.repeat(200)}.tar.gz`, 'application/gzip')
  expect(name).toMatch(/😀\.gz$/)
  expect(name.length).toBeLessThanOrEqual(150)
  expect(name.isWellFormed()).toBe(true)
  expect(fileNameOf('x'.repeat(999), 'text/plain')).toHaveLength(150)
})

test.each([
  ['graph.png', 'image/png', 'graph.png'],
  ['IMG_1.JPEG', 'image/jpeg', 'IMG_1.JPEG'],
  ['movie.gif', 'image/webp', 'movie.webp'],
  ['index.html', 'image/png', 'index.html.png'],
  ['image', 'image/jpeg', 'image.jpg'],
  ['..', 'image/png', 'picture.png'],
])('[FILE-13] the picture %s, made into %s, is called %s', (given, mediaType, name) => {
  expect(fileNameOf(given, mediaType)).toBe(name)
})

test.each([
  ['a"b\\c.log', `attachment; filename="a_b_c.log"; filename*=UTF-8''a%22b%5Cc.log`],
  ["März's (1)*.csv", `attachment; filename="Marz_s (1)_.csv"; filename*=UTF-8''M%C3%A4rz%27s%20%281%29%2A.csv`],
  ['a;b=c.log', `attachment; filename="a_b_c.log"; filename*=UTF-8''a%3Bb%3Dc.log`],
])('[FILE-13] %j cannot end the header it stands in', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header)
  expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
})
