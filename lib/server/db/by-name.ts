const { compare } = new Intl.Collator('en')

/** Orders by name as people read them, whatever the collation of the database. */
export const byName = (left: { id: string; name: string }, right: { id: string; name: string }): number =>
  compare(left.name, right.name) || (left.id < right.id ? -1 : 1)
