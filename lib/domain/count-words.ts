/** A number and its thing, in the plural unless it is one. */
export const countWords = (count: number, thing: string, things = `${thing}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? thing : things}`
