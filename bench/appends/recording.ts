import pg from 'pg'

/** One statement as it went to PostgreSQL. */
export interface Statement {
  text: string
  name?: string
  values?: unknown[]
}

/** The statements of one transaction; those of a group were sent without waiting for each other. */
export interface RecordedTransaction {
  incidentId: string
  groups: Statement[][]
}

type Query = (...args: unknown[]) => unknown

/** Writes down every transaction that goes over this process's connections, as it happens, until it is stopped. */
export function recordTransactions(): () => RecordedTransaction[] {
  const open = new Map<pg.Client, { groups: Statement[][]; outstanding: number }>()
  const done: RecordedTransaction[] = []
  const original = pg.Client.prototype.query as Query
  const watched: Query = function watch(this: pg.Client, ...args) {
    const statement = statementOf(args[0])
    if (statement.text === 'begin') open.set(this, { groups: [], outstanding: 0 })
    const transaction = open.get(this)
    const answered = original.apply(this, args)
    if (!transaction || !(answered instanceof Promise)) return answered
    if (transaction.outstanding === 0) transaction.groups.push([])
    transaction.groups.at(-1)?.push(statement)
    transaction.outstanding += 1
    const settle = () => {
      transaction.outstanding -= 1
    }
    answered.then(settle, settle)
    if (statement.text === 'commit') {
      open.delete(this)
      done.push({ incidentId: incidentOf(transaction.groups), groups: transaction.groups })
    }
    return answered
  }
  Object.assign(pg.Client.prototype, { query: watched })
  return () => {
    Object.assign(pg.Client.prototype, { query: original })
    return done
  }
}

function statementOf(given: unknown): Statement {
  if (typeof given === 'string') return { text: given }
  if (typeof given !== 'object' || given === null || !('text' in given)) return { text: '' }
  const { text, name, values } = given as Statement
  return { text, ...(name ? { name } : {}), ...(values ? { values: [...values] } : {}) }
}

function incidentOf(groups: Statement[][]): string {
  const lock = groups.flat().find(({ name }) => name === 'lock-incident')
  const id = lock?.values?.[0]
  if (typeof id !== 'string') throw new Error('A recorded transaction locks no incident.')
  return id
}
