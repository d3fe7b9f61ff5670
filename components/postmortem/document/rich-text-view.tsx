import type { ReactNode } from 'react'
import type { RichText } from '@/lib/domain/postmortem/content'
import { isSafeLink } from '@/lib/domain/postmortem/safe-link'

export interface RichTextViewProps {
  text: RichText
  /** Where a picture is read from. */
  pictureHref: (attachmentId: string) => string
  /** The level of the heading it stands under: its own go on from there. */
  under?: 2 | 3
}

/** Rich text as it reads; nothing in it can be changed, and nothing but safe links leads anywhere. */
export function RichTextView({ text, pictureHref, under = 2 }: RichTextViewProps) {
  return <div className="pm-prose">{blocks(text, { pictureHref, under })}</div>
}

type View = Required<Omit<RichTextViewProps, 'text'>>

const blocks = (node: RichText, view: View): ReactNode[] =>
  // A text that is only read never changes the order of its parts.
  // biome-ignore lint/suspicious/noArrayIndexKey: there is no other
  (node.content ?? []).map((child, index) => <Block key={index} node={child} view={view} />)

function Block({ node, view }: { node: RichText; view: View }): ReactNode {
  const inner = blocks(node, view)
  const { attrs = {} } = node
  switch (node.type) {
    case 'text':
      return marked(node.text, node)
    case 'paragraph':
      return <p>{inner}</p>
    case 'heading':
      return <Heading level={view.under + (attrs.level === 4 ? 2 : 1)}>{inner}</Heading>
    case 'bulletList':
      return <ul dir="auto">{inner}</ul>
    case 'orderedList':
      return (
        <ol dir="auto" start={Number(attrs.start) || 1}>
          {inner}
        </ol>
      )
    case 'taskList':
      return (
        <ul dir="auto" className="pm-tasks">
          {inner}
        </ul>
      )
    case 'listItem':
      return <li>{inner}</li>
    case 'taskItem':
      return (
        <li>
          <span role="img" aria-label={attrs.checked === true ? 'Done:' : 'To do:'}>
            {attrs.checked === true ? '☑' : '☐'}
          </span>
          {inner}
        </li>
      )
    case 'blockquote':
      return <blockquote dir="auto">{inner}</blockquote>
    case 'codeBlock':
      return (
        <pre>
          <code>{inner}</code>
        </pre>
      )
    case 'horizontalRule':
      return <hr />
    case 'hardBreak':
      return <br />
    case 'table':
      return (
        <table>
          <tbody>{inner}</tbody>
        </table>
      )
    case 'tableRow':
      return <tr>{inner}</tr>
    case 'tableHeader':
      return <th {...spans(attrs)}>{inner}</th>
    case 'tableCell':
      return <td {...spans(attrs)}>{inner}</td>
    case 'mention':
      return marked(`@${String(attrs.label ?? '')}`, node)
    case 'source':
      return <span className="text-12 text-text-3"> {String(attrs.label ?? '')}</span>
    case 'picture':
      return <Picture attrs={attrs} href={view.pictureHref} />
    default:
      return inner
  }
}

function Heading({ level, children }: { level: number; children: ReactNode }) {
  const Level = `h${level}` as 'h3' | 'h4' | 'h5'
  return <Level>{children}</Level>
}

const spans = ({ colspan, rowspan }: Record<string, unknown>) => ({
  colSpan: Number(colspan) || 1,
  rowSpan: Number(rowspan) || 1,
})

function Picture({ attrs, href }: { attrs: Record<string, unknown>; href: View['pictureHref'] }) {
  const alt = String(attrs.alt ?? '')
  return (
    <figure>
      {/* biome-ignore lint/performance/noImgElement: served by us, for whom it may be seen by */}
      <img src={href(String(attrs.attachmentId))} alt={alt || 'A picture without a description'} loading="lazy" />
      {alt && <figcaption>{alt}</figcaption>}
    </figure>
  )
}

const marked = (words: ReactNode, { marks = [] }: RichText): ReactNode => marks.reduceRight(withMark, words)

type Mark = NonNullable<RichText['marks']>[number]

function withMark(inner: ReactNode, { type, attrs }: Mark): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'strike':
      return <s>{inner}</s>
    case 'underline':
      return <u>{inner}</u>
    case 'code':
      return <code>{inner}</code>
    case 'link':
      return isSafeLink(attrs?.href) ? (
        <a href={attrs.href} className="link" rel="noopener noreferrer" target="_blank">
          {inner}
        </a>
      ) : (
        inner
      )
    default:
      return inner
  }
}
