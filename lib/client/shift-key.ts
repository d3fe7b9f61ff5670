/** Where the first page's data stands among the queries; the server fills it, too. */
export const shiftKey = ['shift'] as const
