import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { GithubIssues, TrackerCheck, TrackerState } from '@/lib/domain/postmortem/github-issues'
import { requireAdmin } from '@/lib/server/access/rights'
import { openSecrets, sealSecrets } from '@/lib/server/actions/sealed-secrets'
import { now } from '@/lib/server/clock'
import { readSettingRow, saveSettingRow } from '@/lib/server/db/organisation-settings'
import { readSetting } from '@/lib/server/organisation-settings'
import { githubIssues } from '@/lib/server/preventions/github-issues'
import { type IssueTracker, TrackerError } from '@/lib/server/preventions/issue-tracker'

/** Beside the settings, and none of them: what is under it is never answered. */
const KEY = 'github-issues-token'
const storedSchema = z.object({ sealed: z.string(), origin: z.string() })

const originOf = ({ apiUrl }: GithubIssues): string => new URL(apiUrl).origin

async function readStored() {
  return storedSchema.safeParse((await readSettingRow(KEY))?.value).data ?? null
}

/** Whether a token is set; one that was given for another address counts as none (SPEC ISSUE-5). */
export async function trackerState(actor: PersonActor): Promise<TrackerState> {
  requireAdmin(actor)
  const [settings, stored] = await Promise.all([readSetting('github-issues'), readStored()])
  const isTokenSet = stored !== null && stored.origin === originOf(settings)
  return { isTokenSet, tokenIsFor: isTokenSet ? null : (stored?.origin ?? null) }
}

/** Gives the token for the address that is set now, or takes it away. */
export async function saveToken(actor: PersonActor, token: string | null): Promise<TrackerState> {
  requireAdmin(actor)
  const origin = originOf(await readSetting('github-issues'))
  const sealed = token === null ? null : (await sealSecrets({ token, headers: {} })).toString()
  await saveSettingRow(KEY, sealed && { sealed, origin }, actor.id, now())
  return trackerState(actor)
}

export type Tracker = { tracker: IssueTracker; settings: GithubIssues } | { refusal: string }

/** The tracker as it is set up, or why there is none. */
export async function currentTracker({ evenIfOff = false } = {}): Promise<Tracker> {
  const [settings, stored] = await Promise.all([readSetting('github-issues'), readStored()])
  if (!settings.isOn && !evenIfOff) return { refusal: 'Issues at GitHub are not switched on.' }
  if (!settings.repository) return { refusal: 'No repository is set for issues.' }
  if (stored?.origin !== originOf(settings)) return { refusal: 'No token is set for issues at GitHub.' }
  const secrets = await openSecrets(Buffer.from(stored.sealed))
  if (!secrets?.token) return { refusal: 'The token cannot be read since AUTH_SECRET was replaced: give it again.' }
  return { tracker: githubIssues({ ...settings, token: secrets.token }), settings }
}

/** Reads the repository that is set, for an admin who wants to know whether it works. */
export async function checkTracker(actor: PersonActor): Promise<TrackerCheck> {
  requireAdmin(actor)
  const current = await currentTracker({ evenIfOff: true })
  if ('refusal' in current) return { isOk: false, message: current.refusal }
  try {
    return { isOk: true, message: await current.tracker.check() }
  } catch (error) {
    if (error instanceof TrackerError) return { isOk: false, message: error.message }
    throw new AppError('unavailable', 'The repository could not be read. Try again.')
  }
}
