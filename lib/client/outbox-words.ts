import { addEntry } from '@/lib/domain/incident/commands/add-entry'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { StoredCommand } from './outbox-item'

type Named = Pick<StoredCommand, 'name' | 'input'>

/** What somebody wrote with a command, and the entry that has it in the log. */
export interface CommandWords {
  entryId: string
  text: string
}

/** Null for commands that carry no entry's words. */
export function commandWords({ name, input }: Named): CommandWords | null {
  if (name === addEntry.name) return addEntry.input.safeParse(input).data ?? null
  if (name === correctEntry.name) return correctEntry.input.safeParse(input).data ?? null
  if (name !== answerQuestion.name) return null
  const answer = answerQuestion.input.safeParse(input).data
  return answer ? { entryId: answer.answerId, text: answer.text } : null
}

/** The command that gives an entry these words once the log has it; null where there are none to give. */
export function correctionOf(command: Named): Named | null {
  const words = commandWords(command)
  return words?.text ? { name: correctEntry.name, input: { entryId: words.entryId, text: words.text } } : null
}

/** Whether the log has other words than the command has by now: it was edited while it was on its way. */
export function wasEditedSince(command: Named, events: readonly IncidentEvent[]): boolean {
  const words = commandWords(command)
  const logged = words && events.map(({ payload }) => payload).find((each) => isAbout(each, words.entryId))
  return Boolean(logged && 'text' in logged && logged.text !== words.text)
}

const isAbout = (payload: IncidentEvent['payload'], entryId: string): boolean =>
  payload !== null && 'entryId' in payload && payload.entryId === entryId && 'text' in payload
