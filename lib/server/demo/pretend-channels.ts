import { randomUUID } from 'node:crypto'
import type { Delivery } from '@/lib/domain/on-call/channel'
import { findPage } from '@/lib/server/db/pages'
import type { Cast } from '@/lib/server/demo/cast'
import { demoPeople, type PersonKey } from '@/lib/server/demo/organisation'
import { execute } from '@/lib/server/execute'
import { logger } from '@/lib/server/logger'
import type { Send } from '@/lib/server/paging/send-page'

/** So long somebody of the demo takes to look at their phone. */
const ANSWERS_AFTER_MS = 9_000

/** In the demo nothing leaves this machine: pages arrive at once, and whoever is played by the script acknowledges. */
export const pretendChannels =
  ({ people }: Cast): Send =>
  async ({ pageId, person }): Promise<Delivery> => {
    const key = (Object.keys(people) as PersonKey[]).find((one) => people[one].id === person.id)
    if (key && !('isYours' in demoPeople[key])) {
      const actor = people[key]
      const answer = setTimeout(() => void acknowledge(actor, pageId), ANSWERS_AFTER_MS)
      answer.unref()
    }
    return { state: 'delivered', provider: 'Pretended' }
  }

async function acknowledge(actor: Cast['people'][PersonKey], pageId: string): Promise<void> {
  try {
    const page = await findPage(pageId)
    if (!page?.isOpen) return
    const incidentId = page.incident.id
    await execute({ incidentId, name: 'acknowledge-page', actor, commandId: randomUUID(), input: { pageId } })
  } catch (error) {
    logger.info({ err: error, pageId }, 'Somebody of the demo could not answer a page')
  }
}
