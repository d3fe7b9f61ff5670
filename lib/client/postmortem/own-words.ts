import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import { plainText } from '@/lib/domain/postmortem/rich-text'
import { CARD_LISTS, PROSE_SECTIONS, SECTION_TITLES } from '@/lib/domain/postmortem/sections'

/** All that a document says in words, to be copied by somebody whose copy the server does not take. */
export function ownWords({ sections, cards, picks }: PostmortemContent): string {
  const prose = PROSE_SECTIONS.map((section) => [SECTION_TITLES[section], plainText(sections[section])] as const)
  const lists = CARD_LISTS.map((list) => {
    const written = cards
      .filter((card) => card.list === list)
      .map(({ statement, explanation }) =>
        [`- ${statement}`, indented(plainText(explanation))].filter(Boolean).join('\n'),
      )
    return [SECTION_TITLES[list], written.join('\n')] as const
  })
  const context = picks.flatMap(({ seq, context: said }) => (said ? [`- ${said} (line ${seq} of the log)`] : []))
  return [...prose, [SECTION_TITLES.timeline, context.join('\n')] as const, ...lists]
    .filter(([, words]) => words !== '')
    .map(([title, words]) => `## ${title}\n\n${words}`)
    .join('\n\n')
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')
