import { describe, expect, it } from 'vitest'
import { ben, cleo, finn, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { commandsByName } from './commands/registry'
import { decideCommand, refusalFor } from './decide-command'
import type { AnyCommand, CommandContext } from './define-command'

const command = (name: string): AnyCommand => commandsByName.get(name)!
/** What a browser knows: the rows of its window, and nothing of the log. */
const browserContext = (room: InMemoryIncident, actor: CommandContext['actor']): CommandContext => ({
  actor,
  now: room.now,
  madeAt: room.now,
  people: new Map(),
  teams: new Map(),
  services: new Map(),
  incidents: new Map(),
  attachments: new Map(),
  entries: new Map([...room.rows.values()].map((row) => [row.entryId, row])),
  changes: new Map(),
  actions: new Map(),
  carriersOf: new Map(),
  review: null,
  paging: null,
})

describe('refusalFor', () => {
  it('[CMD-3] hides what one may not, and explains what cannot be now', () => {
    const room = new InMemoryIncident()
    expect(refusalFor(command('add-entry'), ben, room.state)).toBeNull()
    expect(refusalFor(command('add-entry'), finn, room.state)?.code).toBe('forbidden')
    room.run(ben, 'withdraw', { reason: 'x' })
    expect(refusalFor(command('add-entry'), finn, room.state)?.code).toBe('forbidden')
    expect(refusalFor(command('add-entry'), ben, room.state)).toMatchObject({
      code: 'rule_refused',
      message: 'INC-42 is closed. Reopen it first.',
    })
  })

  it('[CMD-3] asks about a line', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', { entryId: uuid(500), kind: 'note', text: 'x' })
    const row = room.rowOf(uuid(500))
    const can = (name: string, actor = ben) => refusalFor(command(name), actor, room.state, row) === null
    expect([can('redact-entry'), can('redact-entry', cleo), can('correct-entry', cleo)]).toEqual([true, false, false])
    expect([can('answer-question'), can('judge-hypothesis'), can('star-entry', cleo)]).toEqual([false, false, true])
    const fact = room.rowOf('seq-1')
    expect(refusalFor(command('correct-entry'), ben, room.state, fact)?.code).toBe('forbidden')
    expect(refusalFor(command('redact-entry'), ben, room.state, fact)?.code).toBe('forbidden')
  })
})

describe('decideCommand', () => {
  it('[REDACT-3] in the browser a redaction names the entry alone', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', { entryId: uuid(500), kind: 'note', text: 'x' })
    const input = { entryId: uuid(500) }
    expect(decideCommand(command('redact-entry'), room.state, input, browserContext(room, ben))).toEqual([
      { type: 'entry.redacted', payload: { entryId: uuid(500), entrySeq: 2, seqs: [2] } },
    ])
  })
})
