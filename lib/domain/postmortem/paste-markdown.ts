import type { RichText } from './content'
import { readBlocks } from './markdown/read-blocks'
import { parseMarkdown } from './markdown/syntax'
import { asWritten } from './paste/as-written'
import { fitting } from './paste/fitting'

const BLOCK = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |```|~~~|\|.*\|\s*$|(?:[-*_] ?){3,}$)/m
const INLINE = /\*\*[^*\n]+\*\*|`[^`\n]+`|\[[^\]\n]+\]\([^)\s]+\)/

/** Whether a plain text was meant as Markdown: it has a block of it, or marks inside a line. */
export const looksLikeMarkdown = (text: string): boolean => BLOCK.test(text) || INLINE.test(text)

/** The blocks of a plain text that is Markdown; null when it is just words, which are pasted as they are. */
export const pastedMarkdown = (text: string): RichText[] | null =>
  looksLikeMarkdown(text) ? readBlocks(asWritten(parseMarkdown(text))).map(fitting) : null
