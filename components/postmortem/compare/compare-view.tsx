import type { ReactNode } from 'react'
import { CompareCards } from '@/components/postmortem/compare/compare-cards'
import { CompareRow } from '@/components/postmortem/compare/compare-row'
import { EmptyState } from '@/components/ui/empty-state'
import { isSame, isUnchanged, type ListedComparison, type PostmortemComparison } from '@/lib/domain/postmortem/compare'
import {
  PROSE_SECTIONS,
  type ProseSection,
  SECTION_TITLES,
  SECTIONS,
  type SectionId,
} from '@/lib/domain/postmortem/sections'

export interface CompareViewProps {
  comparison: PostmortemComparison
  names: { from: string; to: string }
}

/** What changed between two states of a postmortem, section by section, those that did. */
export function CompareView({ comparison, names }: CompareViewProps) {
  if (isUnchanged(comparison)) {
    return (
      <EmptyState title="Nothing changed">{`${names.from} and ${names.to.toLowerCase()} say the same.`}</EmptyState>
    )
  }
  const facts = comparison.facts.filter(({ words }) => !isSame(words))
  const hasChanged = (section: SectionId) => bodyOf(section, comparison, names) !== NOTHING_CHANGED
  const changed = SECTIONS.filter(hasChanged)
  const unchanged = SECTIONS.filter((section) => !hasChanged(section))
  return (
    <div className="pm-document pm-compare flex flex-col gap-7 text-14">
      <div aria-hidden className="hidden grid-cols-2 gap-x-8 font-semibold text-13 md:grid">
        <span>{names.from}</span>
        <span>{names.to}</span>
      </div>
      {facts.length > 0 && (
        <Part title="Facts">
          {facts.map(({ name, words }) => (
            <CompareRow key={name} label={name} words={words} names={names} />
          ))}
        </Part>
      )}
      {changed.map((section) => (
        <Part key={section} title={SECTION_TITLES[section]}>
          {bodyOf(section, comparison, names)}
        </Part>
      ))}
      {unchanged.length > 0 && (
        <p className="text-13 text-text-3">
          Unchanged: {unchanged.map((section) => SECTION_TITLES[section]).join(', ')}.
        </p>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-semibold text-16">{title}</h2>
      {children}
    </section>
  )
}

const NOTHING_CHANGED = null

/** The two sides of a section; nothing where they are the same. */
function bodyOf(section: SectionId, comparison: PostmortemComparison, names: CompareViewProps['names']): ReactNode {
  if (isProse(section)) {
    const { words, onlyForm } = comparison.sections[section]
    const note = onlyForm ? 'The words are the same; their form changed.' : null
    return isSame(words) && !onlyForm ? NOTHING_CHANGED : <CompareRow words={words} names={names} note={note} />
  }
  if (section === 'timeline') return listed(comparison.timeline, names)
  if (section === 'preventions') return listed(comparison.preventions, names)
  const cards = comparison.cards.filter(
    ({ list, is, movedFrom }) => list === section && (is !== 'same' || movedFrom !== null),
  )
  return cards.length === 0 ? NOTHING_CHANGED : <CompareCards cards={cards} names={names} />
}

const isProse = (section: SectionId): section is ProseSection =>
  (PROSE_SECTIONS as readonly SectionId[]).includes(section)

function listed(items: readonly ListedComparison[], names: CompareViewProps['names']): ReactNode {
  const changed = items.filter(({ is }) => is !== 'same')
  if (changed.length === 0) return NOTHING_CHANGED
  return changed.map(({ id, words }) => <CompareRow key={id} words={words} names={names} />)
}
