import { AppError } from '@/lib/domain/errors'
import { type SettingKey, settingChangeSchema, settingKeySchema } from '@/lib/domain/organisation-settings'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { changeSetting, readSettingAs } from '@/lib/server/organisation-settings'

type Context = { params: Promise<{ key: string }> }

/** Throws `not_found` when there is no such setting. */
async function settingKey(params: Context['params']): Promise<SettingKey> {
  const { data } = settingKeySchema.safeParse((await params).key)
  if (!data) throw new AppError('not_found', 'There is no such setting.')
  return data
}

export const GET = actorRoute(async (actor, _request, { params }: Context) =>
  readSettingAs(actor, await settingKey(params)),
)

export const PUT = actorRoute(async (actor, request, { params }: Context) => {
  const key = await settingKey(params)
  const { value, version } = await readJson(request, settingChangeSchema)
  return changeSetting(actor, key, value, version)
})
