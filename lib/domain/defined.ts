/** The object without its undefined fields: what JSON would keep, so that a stored event equals the decided one. */
export const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
