import { expect, test } from 'vitest'
import { cacheOf, lockOf, unusedCaches } from './build-names'
import { filesNamedIn } from './shell-cache'

test('[KEPT-2] the files of a build are kept as long as a page of it is open', () => {
  const caches = ['one', 'two', 'three'].map(cacheOf)
  const locks = [lockOf('one'), 'evenkeel.outbox.x', '']
  expect(unusedCaches([...caches, 'of somebody else'], locks, cacheOf('three'))).toEqual([cacheOf('two')])
  expect(unusedCaches(caches, [], cacheOf('three'))).toEqual([cacheOf('one'), cacheOf('two')])
})

test('[KEPT-2] a page names its files in tags and in what it streams', () => {
  const html = `<link href="/_next/static/chunks/0a-_b~c.css"/><script src="/_next/static/chunks/x.js"></script>
    <script>push("I[1,[\\"/_next/static/chunks/x.js\\",\\"/_next/static/chunks/sub/y.js\\"]]")</script>
    <link href="/_next/static/media/Geist.p.woff2"/><img src="/icon.svg"/>`
  expect(filesNamedIn(html)).toEqual([
    '/_next/static/chunks/0a-_b~c.css',
    '/_next/static/chunks/x.js',
    '/_next/static/chunks/sub/y.js',
    '/_next/static/media/Geist.p.woff2',
  ])
})
