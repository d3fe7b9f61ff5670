import { unclaimedChanges } from '../../../change/unclaimed-changes'
import { excerpt } from '../../../text'
import type { Advice, CoachRule } from '../advice'

/** Production was changed meanwhile, by somebody who is not here: the hero who fixes without saying so. Blames nobody. */
export const unannouncedChange: CoachRule = {
  id: 'unannounced-change',
  weight: 'soon',
  title: 'A change arrived that nobody here announced',
  satisfiedBy: 'Somebody claims it, or it is ruled out.',
  advise: ({ incident }) =>
    unclaimedChanges(incident).map(
      ({ change: { id, title, service } }): Advice => ({
        id: `unannounced-change:${id}`,
        sentence: `A change of ${service?.name ?? 'production'} is nobody’s yet: ${excerpt(title, 60)}`,
        action: { kind: 'command', command: 'claim-change', input: { changeId: id }, label: 'It is mine' },
      }),
    ),
}
