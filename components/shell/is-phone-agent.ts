/** Whether a browser says that it is a phone's; a tablet says so too at times, and has room for more than one column. */
export const isPhoneAgent = (userAgent: string): boolean => /\bMobile\b/.test(userAgent) && !/\biPad\b/.test(userAgent)
