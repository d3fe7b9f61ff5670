import { isAppError } from '@/lib/domain/errors'

/** Why a declaration did not go through: what happened, what to do, and what is wrong with which field. */
export interface DeclareProblem {
  title: string
  advice: string
  fields: Partial<Record<string, string>>
}

export function problemOf(error: Error): DeclareProblem {
  if (!isAppError(error)) {
    return { title: 'It was not declared.', advice: `Your words are kept. ${error.message}`, fields: {} }
  }
  const fields = Object.fromEntries(
    (error.details.fields ?? []).map(({ path, message }) => [path.replace(/^input\./, '').split('.')[0], message]),
  )
  switch (error.code) {
    case 'invalid_input':
      return { title: 'It was not declared yet.', advice: 'Something above is missing or wrong.', fields: said(fields) }
    case 'unavailable':
      return {
        title: 'The server did not answer.',
        advice: 'Your words are kept. Press Declare again: it declares once, even if the first try got through.',
        fields: {},
      }
    case 'command_id_reused':
      return {
        title: 'An earlier try got through.',
        advice: 'Look at the open incidents first; press Declare again only if this is another one.',
        fields: {},
      }
    default:
      return { title: 'It was not declared.', advice: `Your words are kept. ${error.message}`, fields }
  }
}

const said = (fields: Record<string, string>) =>
  fields.title === 'is empty' ? { ...fields, title: 'Say in one line what is wrong.' } : fields
