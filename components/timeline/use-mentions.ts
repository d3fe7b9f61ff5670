'use client'
import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { mentionAt, mentionMatches, withMention } from '@/components/timeline/composer-text'
import type { ListedPerson } from '@/lib/client/directory'

const SHOWN = 6

export interface MentionsOptions {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  people: ListedPerson[] | undefined
  onText: (text: string) => void
}

export interface Mentions {
  isOpen: boolean
  matches: ListedPerson[]
  active: number
  move: (step: number) => void
  choose: (person?: ListedPerson) => void
  close: () => void
  /** The text or the caret has changed. */
  look: (field: HTMLTextAreaElement) => void
}

/** The list that an "@" opens. */
export function useMentions({ text, field, people, onText }: MentionsOptions): Mentions {
  const [query, setQuery] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const matches = query === null ? [] : mentionMatches(people ?? [], query).slice(0, SHOWN)
  const isOpen = matches.length > 0

  function choose(person = matches[active]) {
    const element = field.current
    if (!person || !element) return
    const next = withMention(text, element.selectionStart, person.name)
    // The caret can only be placed in the text once it is there; a frame later somebody may have typed on.
    flushSync(() => {
      onText(next.text)
      setQuery(null)
    })
    element.focus()
    element.setSelectionRange(next.caret, next.caret)
  }
  function look(element: HTMLTextAreaElement) {
    const isRange = element.selectionStart !== element.selectionEnd
    const found = isRange ? null : mentionAt(element.value, element.selectionStart)
    if (found?.query !== query) setActive(0)
    setQuery(found ? found.query : null)
  }

  return {
    isOpen,
    matches,
    active,
    move: (step) => setActive((active + step + matches.length) % matches.length),
    choose,
    close: () => setQuery(null),
    look,
  }
}
