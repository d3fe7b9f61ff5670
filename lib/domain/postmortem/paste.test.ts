import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentArbitrary } from '@/lib/testing/postmortem-arbitraries'
import { applyChecked, MAX_UPDATE_BYTES, shadowOf } from './check-update'
import type { RichText } from './content'
import { proseOf, writeRichText } from './document'
import { normaliseRichText } from './normalise'
import { cleanPastedHtml } from './paste'
import { fitting } from './paste/fitting'
import { isTooLongToPaste } from './paste/too-long'
import { looksLikeMarkdown, pastedMarkdown } from './paste-markdown'
import { plainText } from './rich-text'

const clean = (html: string) => cleanPastedHtml(html).html

describe('[PASTE-1] from Google Docs', () => {
  test('the wrapper goes, styles become marks, and a nested list goes into its item', () => {
    const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400;">What happened</span></h1><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-family:Arial,sans-serif;font-weight:400;">The deploy of </span><span style="font-weight:700;font-style:italic;">payments-api</span><span style="font-family:'Courier New',monospace;"> #8412</span><span style="text-decoration:line-through;"> maybe</span></p><br><ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p role="presentation"><span>First</span></p></li><ul><li dir="ltr" aria-level="2"><p role="presentation"><span>Nested</span></p></li></ul><li aria-level="1"><p><span>Second</span></p></li></ul></b><br class="Apple-interchange-newline">`
    expect(clean(html)).toBe(
      '<h3>What happened</h3><p>The deploy of <em><strong>payments-api</strong></em><code> #8412</code><s> maybe</s></p>' +
        '<ul><li><p>First</p><ul><li><p>Nested</p></li></ul></li><li><p>Second</p></li></ul>',
    )
  })

  test('a checklist becomes tasks', () => {
    const html = `<b id="docs-internal-guid-2" style="font-weight:normal"><ul><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA" alt="checked"><p><span>Roll back</span></p></li><li role="checkbox" aria-checked="false"><p>Tell support</p></li></ul></b>`
    expect(clean(html)).toBe(
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>Roll back</p></li>' +
        '<li data-type="taskItem" data-checked="false"><p>Tell support</p></li></ul>',
    )
  })

  test('a link leads where it led, not by way of Google', () => {
    const html = `<p><a href="https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D"><span style="text-decoration:underline">plan</span></a></p>`
    expect(clean(html)).toBe('<p><a href="https://example.org/a?b=1">plan</a></p>')
  })
})

describe('[PASTE-2] from Confluence', () => {
  test('panels become quotes, a status its name, code its words', () => {
    const html = `<div class="confluence-information-macro confluence-information-macro-note"><p class="title">Mind</p><span class="aui-icon aui-icon-small"></span><div class="confluence-information-macro-body"><p>Customers saw errors. <span class="status-macro aui-lozenge aui-lozenge-success">DONE</span></p></div></div><div class="code panel pdl"><div class="codeContent panelContent pdl"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: java; gutter: false">int a = 1 &lt; 2;
return a;</pre></div></div>`
    expect(clean(html)).toBe(
      '<blockquote><p>Mind</p><p>Customers saw errors. <strong>DONE</strong></p></blockquote>' +
        '<pre><code class="language-java">int a = 1 &lt; 2;\nreturn a;</code></pre>',
    )
  })

  test('a table keeps its cells and loses its columns of pixels', () => {
    const html = `<div class="table-wrap"><table class="confluenceTable" style="width:80%"><colgroup><col style="width: 120px"/><col/></colgroup><thead><tr><th class="confluenceTh"><p><strong>When</strong></p></th><th>What</th></tr></thead><tbody><tr><td colspan="2" style="background:red">23:31<br/>deploy</td></tr></tbody></table></div>`
    expect(clean(html)).toBe(
      '<table><tr><th><p><strong>When</strong></p></th><th>What</th></tr>' +
        '<tr><td colspan="2">23:31<br>deploy</td></tr></table>',
    )
  })

  test('the new editor: panel, status, expand, tasks, emoji', () => {
    const html = `<div data-panel-type="info"><div><p>Known <span data-node-type="status" data-color="green">OPEN</span></p></div></div><div data-node-type="expand" data-title="More &amp; more"><p>Inside</p></div><ul class="inline-task-list"><li class="checked" data-inline-task-id="1">One</li><li data-inline-task-id="2">Two</li></ul><p><img class="emoticon" data-emoji-fallback="✅" alt="(tick)">ok</p>`
    expect(clean(html)).toBe(
      '<blockquote><p>Known <strong>OPEN</strong></p></blockquote><p><strong>More &amp; more</strong></p><p>Inside</p>' +
        '<ul data-type="taskList"><li data-type="taskItem" data-checked="true">One</li>' +
        '<li data-type="taskItem" data-checked="false">Two</li></ul><p>✅ok</p>',
    )
  })

  test('the storage format is read for what it says', () => {
    const html = `<ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">x</ac:parameter><ac:rich-text-body><p>Careful</p></ac:rich-text-body></ac:structured-macro>`
    expect(clean(html)).toBe('<blockquote><p>Careful</p></blockquote>')
  })
})

describe('[PASTE-3] nothing that could do or load something is left', () => {
  test.each([
    ['<p onclick="x()">a<script>alert(1)</script><style>p{}</style></p>', '<p>a</p>'],
    ['<p><a href="javascript:alert(1)">a</a> <a href="//evil">b</a></p>', '<p>a b</p>'],
    ['<p><a href="https://example.org/&quot;&gt;">a</a></p>', '<p><a href="https://example.org/&quot;>">a</a></p>'],
    ['<p>1 < 2 &amp; 3</p>', '<p>1 &lt; 2 &amp; 3</p>'],
    ['<div>one</div><div>two</div>', '<p>one</p><p>two</p>'],
    ['<p>one<p>two', '<p>one</p><p>two</p>'],
    ['</p></div>x', 'x'],
  ])('%s', (given, expected) => {
    expect(clean(given)).toBe(expected)
  })

  test('foreign pictures are counted and left out', () => {
    expect(cleanPastedHtml('<p>a<img src="https://tracker.example/x.png"></p>')).toEqual({
      html: '<p>a</p>',
      picturesLeftOut: 1,
    })
  })

  test('what our own editor copied stays as it is', () => {
    const own = '<p data-pm-slice="1 1 []">a <span data-source data-seqs="3" data-label="14:06">14:06</span></p>'
    expect(clean(own)).toBe(own)
  })

  test('however deep or broken, it ends soon and throws nothing', () => {
    const started = performance.now()
    expect(clean(`${'<div>'.repeat(50_000)}x`)).toContain('x')
    clean(`<p ${'a="'.repeat(20_000)}`)
    clean('<'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('[PASTE-4] plain text', () => {
  test('that is Markdown becomes structure', () => {
    expect(pastedMarkdown('## Impact\n\n- one\n- **two**')).toMatchObject([
      { type: 'heading', attrs: { level: 3 } },
      { type: 'bulletList', content: [{ type: 'listItem' }, { type: 'listItem' }] },
    ])
  })

  test('that is words stays words', () => {
    expect(looksLikeMarkdown('We rolled back at 14:06 * 2, see #8412 - fine.')).toBe(false)
    expect(pastedMarkdown('Just words')).toBeNull()
  })
})

describe('[PASTE-6] no word of a pasted text is left out', () => {
  test.each([
    ['Run `deploy <env>` on <cluster>, then <wait>.', 'Run deploy <env> on <cluster>, then <wait>.'],
    [
      '- before\n\n<server port="8080">\n  <host>db1</host>\n</server>',
      'before\n<server port="8080">\n  <host>db1</host>\n</server>',
    ],
    ['- one<br>two', 'one\ntwo'],
    ['- It was <b>not</b> <kbd>Ctrl</kbd>', 'It was not Ctrl'],
    ['- at <time> by <b>', 'at <time> by <b>'],
    [
      '- See [the plan][1] and ![the graph][2]\n\n[1]: https://example.org/plan\n[2]: https://example.org/a.png',
      'See the plan and the graph',
    ],
    ['- up\n\n[ERROR]: timeout', 'up\n[ERROR]: timeout'],
    ['- so[^1]\n\n[^1]: Said by `ops`.', 'so[^1]\n[^1]: Said by ops.'],
    ['- shown <!-- not shown -->', 'shown'],
  ])('%s', (markdown, words) => {
    expect(plainText({ type: 'doc', content: pastedMarkdown(markdown) ?? [] })).toBe(words)
  })

  test('a reference leads where its definition says', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/plan' } }
    expect(pastedMarkdown('- [plan][1]\n\n[1]: https://example.org/plan')?.[0]?.content?.[0]?.content?.[0]).toEqual({
      type: 'paragraph',
      content: [{ type: 'text', text: 'plan', marks: [link] }],
    })
  })
})

describe('[PASTE-7] what is more than the server takes at once', () => {
  const paragraphs = (words: string) =>
    words.split('\n').map((text): RichText => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  /** So many lines that one more is too long. */
  const most = (line: string) => {
    let [least, beyond] = [0, 1_000_000]
    while (beyond - least > 1) {
      const half = (least + beyond) >> 1
      if (isTooLongToPaste(Array(half).fill(line).join('\n'))) beyond = half
      else least = half
    }
    return Array(least).fill(line).join('\n')
  }

  test.each(['x', '2026-11-17T23:53:02Z payments-api ERROR upstream timed out after 5 s', '\u{1f525}'.repeat(20)])(
    'is no more than is kept from it: %s',
    (line) => {
      const doc = new Y.Doc()
      writeRichText(proseOf(doc, 'summary'), { type: 'doc', content: paragraphs(most(line)) })
      const bytes = Y.encodeStateAsUpdate(doc).byteLength
      expect(bytes).toBeLessThan(MAX_UPDATE_BYTES)
      expect(bytes).toBeGreaterThan(MAX_UPDATE_BYTES / 3)
    },
  )
})

describe('[PASTE-5] what is pasted is taken by the server', () => {
  const refusalOf = (content: RichText[]) => {
    const doc = new Y.Doc()
    writeRichText(proseOf(doc, 'summary'), { type: 'doc', content })
    return applyChecked(shadowOf(null), Y.encodeStateAsUpdate(doc), { id: 'me' }).refusal
  }

  test.each([
    ['See the [runbook](docs/runbook.md) and [how to install](#install)', 'See the runbook and how to install'],
    ['- [Log format](#log-format)', 'Log format'],
    ['**Call** [the desk](tel:112)', 'Call the desk'],
    ['- before\n\n![The graph](attachments/graph.png)', 'before\nThe graph'],
    [`\`\`\`${'a'.repeat(200)}\ncode\n\`\`\``, 'code'],
    ['See [the plan](https://example.org/plan)', 'See the plan'],
  ])('%s', (markdown, words) => {
    const content = pastedMarkdown(markdown) ?? []
    expect(refusalOf(content)).toBeNull()
    expect(plainText({ type: 'doc', content })).toBe(words)
  })

  test('what our own editor copied stays as it is', () => {
    fc.assert(
      fc.property(contentArbitrary, ({ sections }) => {
        for (const text of Object.values(sections))
          expect(normaliseRichText(fitting(text))).toEqual(normaliseRichText(text))
      }),
      { numRuns: 5 },
    )
  })

  test('what other editors of the same kind give their links and cells falls away, the rest stays', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org', class: 'wiki-link', target: '_blank' } }
    const given: RichText = { type: 'paragraph', content: [{ type: 'text', text: 'plan', marks: [link] }] }
    expect(refusalOf([given])).not.toBeNull()
    expect(refusalOf([fitting(given)])).toBeNull()
    expect(fitting(given).content?.[0]?.marks).toEqual([
      { type: 'link', attrs: { href: 'https://example.org', target: '_blank' } },
    ])
    const cell = { type: 'tableCell', attrs: { colspan: 'x', rowspan: 2 }, content: [given] }
    expect(fitting(cell).attrs).toEqual({ rowspan: 2 })
  })
})
