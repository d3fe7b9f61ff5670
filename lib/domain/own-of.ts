/**
 * What a record itself holds under a key that somebody wrote: `constructor` and `__proto__` name what every object has,
 * and are nothing in it.
 */
export const ownOf = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined
