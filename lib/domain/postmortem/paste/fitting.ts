import { fitAttributes, fitLink } from '../check-nodes'
import type { RichText } from '../content'

/**
 * Pasted text as the server takes it: an attribute that may not stand is as the schema has it, and a link, a picture or a
 * reference that leads nowhere becomes its words. With one of these left the server refuses the update, and with it
 * all that this device writes from then on.
 */
export function fitting({ attrs, marks = [], content, ...node }: RichText): RichText {
  const kept = marks.flatMap((mark) => {
    if (mark.type !== 'link') return [mark]
    const link = fitLink(mark.attrs ?? {})
    return link ? [{ ...mark, attrs: link }] : []
  })
  const fit = attrs && fitAttributes(node.type, attrs)
  const instead = attrs && fit && wordsInstead(node.type, attrs, fit)
  return {
    ...(instead ?? { ...node, ...(fit && { attrs: fit }), ...(content && { content: content.map(fitting) }) }),
    ...(kept.length > 0 && { marks: kept }),
  }
}

type Attributes = NonNullable<RichText['attrs']>

/** What stands for a node that would be nothing without what does not fit of it; undefined when it stays. */
function wordsInstead(type: string, attrs: Attributes, fit: Attributes): RichText | undefined {
  const isGone = (key: string) => key in attrs && !(key in fit)
  const text = (...words: unknown[]): RichText => ({ type: 'text', text: words.map(String).find(Boolean) ?? ' ' })
  if (type === 'picture' && isGone('attachmentId')) {
    return { type: 'paragraph', content: [text(attrs.alt ?? '', attrs.attachmentId)] }
  }
  if (type === 'source' && (isGone('seqs') || isGone('label'))) return text(attrs.label ?? '', attrs.seqs)
  if (type === 'mention' && (isGone('id') || isGone('label'))) return text(`@${attrs.label ?? ''}`)
  return undefined
}
