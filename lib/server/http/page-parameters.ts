/** The query of a page as Next hands it over, as the parameters of an address. */
export const pageParameters = (given: Record<string, string | string[] | undefined>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value])),
  )
