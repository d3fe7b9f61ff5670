import type { ChecklistSignal } from './checklist'
import type { EventBody } from './events'
import { wasLeverTried } from './lever-board'
import { endPaging } from './paging-rules'
import type { IncidentState } from './state'

const signals = {
  confirmed: ({ confirmed }) => confirmed !== null,
  commander: ({ roles }) => roles.commander !== null,
  bridge: ({ bridgeUrl }) => bridgeUrl !== null,
  'blast-radius': ({ radius }) => radius !== null,
  lever: wasLeverTried,
  communication: ({ updates }) => updates.count > 0,
  'by-hand': () => false,
} satisfies Record<ChecklistSignal, (state: IncidentState) => boolean>

/**
 * The facts that follow from a state by themselves, whoever brought it about: items of the first five minutes that it
 * now shows (SPEC PROC-1), and that nobody is paged for what is over (SPEC ESC-8). Each once, as it takes away what it
 * follows from.
 */
export const consequencesOf = (state: IncidentState): EventBody[] => [
  ...state.checklist
    .filter(({ reached, signal }) => !reached && signals[signal](state))
    .map(({ id, title }): EventBody => ({ type: 'checklist.item-reached', payload: { itemId: id, title } })),
  ...endPaging(state),
]
