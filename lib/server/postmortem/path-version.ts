import { AppError } from '@/lib/domain/errors'

export interface VersionContext {
  params: Promise<{ idOrKey: string; version: string }>
}

/** The number of a version in a path; what is no number names nothing. */
export function versionOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError('not_found', 'This postmortem has no such version.')
  return Number(text)
}
