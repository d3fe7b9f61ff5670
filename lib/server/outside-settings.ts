/** The settings by which a server reaches people by mail, and the other servers of an installation. */
export const OUTSIDE_SETTINGS = ['SMTP_URL', 'MAIL_FROM', 'SECOND_SMTP_URL', 'SECOND_MAIL_FROM', 'REDIS_URL']

/**
 * The environment for a server that nobody works with, of a test or a measurement. Whoever starts it may have the settings
 * of a real one in their shell, whose people it must not mail and whose Redis it must not join.
 */
export const withoutOutside = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !OUTSIDE_SETTINGS.includes(name)))
