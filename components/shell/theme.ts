export const THEME_COOKIE = 'evenkeel-theme'
const A_YEAR = 31_536_000

/** `system` follows the device, and is what a person has who never chose. */
export type Theme = 'light' | 'dark' | 'system'

export const themeOf = (cookie: string | undefined): Theme =>
  cookie === 'light' || cookie === 'dark' ? cookie : 'system'

/** The theme chosen in this browser, for a page that the server did not render for it. */
export const themeHere = (): Theme => themeOf(new RegExp(`${THEME_COOKIE}=(\\w+)`).exec(document.cookie)?.[1])

/** Paints this page in the theme and asks the server to render the next ones in it. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  const lifetime = theme === 'system' ? 0 : A_YEAR
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${lifetime}; samesite=lax`
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}
