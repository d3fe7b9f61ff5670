import { sessionCookie } from '@/lib/server/access/session-cookie'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { rebuildSearch } from '@/lib/server/history/rebuild-search'
import { headMac, isSame } from '@/lib/server/log-chain'
import { rebuildPostmortem } from '@/lib/server/postmortem/project-postmortem'
import { rebuildIncident } from '@/lib/server/rebuild'
import { verifyIncident } from '@/lib/server/verify-log'
import { answerEach } from '../row-process.ts'

export interface CheckRequest {
  /** `cookie` answers the Cookie header of a session. */
  kind: 'verify' | 'heads' | 'rebuild' | 'cookie'
  /** Of incidents, or the session. */
  ids: string[]
}

/** What was checked, and what was wrong with it. */
export interface Checked {
  checked: number
  wrong: string[]
}

/** The application's own checks of what is stored. */
answerEach(async ({ kind, ids }: CheckRequest): Promise<Checked | string> => {
  if (kind === 'cookie') return (await sessionCookie(ids[0] ?? '')).split(';', 1)[0] ?? ''
  if (kind === 'heads') return checkHeads()
  const wrong: string[] = []
  for (const id of ids) {
    if (kind === 'verify') {
      const verdict = await verifyIncident(id)
      if (!verdict.ok) wrong.push(`${id}: broken at event ${verdict.brokenAt}`)
    } else {
      const differences = [
        ...(await rebuildIncident(id)),
        ...(await rebuildPostmortem(id)),
        ...(await rebuildSearch(id)),
      ]
      wrong.push(...differences.map((difference) => `${id}: ${difference} differed`))
    }
  }
  return { checked: ids.length, wrong }
})

/** Every head against its MAC, and against the last event of its log. */
async function checkHeads(): Promise<Checked> {
  const wrong: string[] = []
  let checked = 0
  for (let after = 0, isMore = true; isMore; ) {
    const heads = await query<{
      id: string
      number: number
      seq: number
      hash: Buffer
      mac: Buffer
      last: Buffer | null
    }>(
      sql`select id, number, head_seq as seq, head_hash as hash, head_mac as mac, event.hash as last
        from incident left join incident_event event on event.incident_id = id and event.seq = head_seq
        where number > ${after} order by number limit 5000`,
    )
    for (const { id, seq, hash, mac, last } of heads) {
      const isWhole = last !== null && isSame(hash, last) && isSame(mac, headMac(id, { seq, hash }))
      if (!isWhole) wrong.push(`${id}: its head is not vouched for`)
    }
    checked += heads.length
    after = heads.at(-1)?.number ?? after
    isMore = heads.length === 5000
  }
  return { checked, wrong }
}
