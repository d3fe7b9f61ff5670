/** How far back My shift looks for my own pages: a quarter of a year. */
export const LOAD_WEEKS = 13
