/** Holds the zone of the browser, so that the server renders times in it. */
export const TIME_ZONE_COOKIE = 'evenkeel-zone'
