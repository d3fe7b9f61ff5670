import { alertmanagerPath } from '@/lib/domain/alert/alertmanager-set-up'
import type { IntegrationKind } from '@/lib/domain/alert/integration'
import { env } from '@/lib/server/env'

const paths = { alertmanager: alertmanagerPath } satisfies Record<IntegrationKind, string>

/** Where a sender of this kind delivers; with its key in it, it is all the sender needs. */
export const addressOf = (kind: IntegrationKind, key: string): string =>
  new URL(`${paths[kind]}/${key}`, env().publicUrl).toString()
