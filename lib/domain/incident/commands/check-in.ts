import { z } from 'zod'
import { textSchema } from '../../text'
import { millisecondsBetween } from '../clock'
import { defineCommand } from '../define-command'
import { refOf } from '../lookups'
import { canRespond } from '../policy'
import { checkInSchema } from '../procedure-payloads'

/** The same answer again within this is a double click. */
const SAME_MS = 60_000

export const checkIn = defineCommand({
  name: 'check-in',
  summary: 'Answers how one is doing: working on something, stuck, or stepped away.',
  input: z.strictObject({ answer: checkInSchema, on: textSchema(200).optional() }),
  can: canRespond,
  decide({ participants }, { answer, on = null }, { actor, now }) {
    const last = participants.items.find(({ id }) => id === actor.id)?.checkIn
    const isSame = last?.answer === answer && last.on === on && millisecondsBetween(last.at, now) < SAME_MS
    return isSame ? [] : [{ type: 'participant.checked-in', payload: { person: refOf(actor), answer, on } }]
  },
})
