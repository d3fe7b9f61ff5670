import { NTFY_KEY } from '@/lib/server/channels/provider-settings'
import { insertMethod, noteOutcome, readMethods } from '@/lib/server/db/contact-methods'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import { withTransaction } from '@/lib/server/db/pool'
import type { Cast } from '@/lib/server/demo/cast'
import type { PersonKey } from '@/lib/server/demo/organisation'
import { pagerId, topicId } from '@/lib/server/demo/pretended-methods'

const DAY_MS = 86_400_000
/** Names below .example lead nowhere (RFC 2606): what is sent to them by mistake arrives nowhere. */
const PAGER = 'https://pager.harbour-goods.example/'
const NTFY = 'https://ntfy.harbour-goods.example'

interface Tested {
  daysAgo: number
  problem?: string
}

/** How the phones of some did the last time; that of everybody else arrived a while ago. */
const lately: Partial<Record<PersonKey, Tested | null>> = {
  tomas: { daysAgo: 120 },
  ines: { daysAgo: 6, problem: 'This device no longer takes notifications.' },
  jonas: null,
}
const withTopic: PersonKey[] = ['ada', 'sam', 'ravi', 'maja']

/** Gives everybody of the demo who responds ways to be told, all of them pretended; some are out of order. */
export async function giveMethods({ people }: Cast): Promise<void> {
  await saveSettingRow(NTFY_KEY, { server: NTFY, sealed: null }, people.priya.id, new Date())
  for (const [index, [key, { id, role }]] of (
    Object.entries(people) as [PersonKey, Cast['people'][PersonKey]][]
  ).entries()) {
    if (role === 'stakeholder') continue
    const usual = { daysAgo: 2 + 3 * index }
    await give(id, { id: pagerId(id), channel: 'push', address: PAGER, label: 'Phone, pretended' }, lately[key], usual)
    if (!withTopic.includes(key)) continue
    const topic = { channel: 'ntfy' as const, address: `harbour-goods-${key}`, label: 'Tablet, pretended' }
    await give(id, { id: topicId(id), ...topic }, undefined, usual)
  }
}

type Given = Pick<Parameters<typeof insertMethod>[1], 'id' | 'channel' | 'address' | 'label'>

async function give(personId: string, method: Given, tested: Tested | null | undefined, usual: Tested): Promise<void> {
  const isNew = await withTransaction(async (tx) => {
    if ((await readMethods(tx, personId)).some(({ id }) => id === method.id)) return false
    const at = new Date()
    return insertMethod(tx, { ...method, personId, sealed: null, verifiedAt: at, createdAt: at })
  })
  if (!isNew || tested === null) return
  const { daysAgo, problem = null } = tested ?? usual
  await noteOutcome(method.id, new Date(Date.now() - daysAgo * DAY_MS), problem, true)
}
