/**
 * For the beginning of a page: at the first look into what it keeps for a site, a browser fetches that from its disk while
 * the page waits. It does so while the page's scripts are on their way, not where they take the page over. Kept or not,
 * switched off or not: the look is all that is wanted.
 */
export const firstReadScript = `setTimeout(() => {
  try {
    localStorage.getItem('')
  } catch {}
})`
