/** Where a request comes from, as sessions show it to their owner. */
export interface Visit {
  address: string
  userAgent: string
}

/** The front has put the client's address, and nothing else, into this header. */
export const visitOf = (headers: Headers): Visit => ({
  address: headers.get('x-forwarded-for') ?? '',
  userAgent: (headers.get('user-agent') ?? '').slice(0, 400),
})
