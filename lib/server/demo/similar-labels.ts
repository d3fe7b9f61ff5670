/**
 * Which incidents of the demo somebody who knows them would want to be shown with one another, labelled by hand: the
 * same cause, or what looks the same to whoever is in the room. Each line is a family; one may be in several.
 */
export const similarFamilies: readonly (readonly string[])[] = [
  // A timeout that is a constant in the code.
  ['Checkout waits ten seconds for shipping quotes', 'Checkout waits for the voucher service', 'Refunds time out'],
  // A certificate that expired.
  [
    'Stock of all shops is a day old',
    'Sign-in of staff answers 401',
    'Payments API refuses the ledger',
    'Wallet payments are refused in Portugal',
  ],
  // The rebuild of the index and its pool.
  ['Search is slow while the index is rebuilt', 'Search finds nothing new'],
  // A cold cache, or more visitors than it was made for.
  ['Web shop is slow after the deploy', 'Newsletter brings five times the visitors', 'Autumn sale page is slow'],
  // The move of the DNS provider.
  [
    'DNS provider moves: mail is delayed',
    'DNS provider moves: the back office is unreachable',
    'DNS provider moves: carriers cannot reach us',
    'DNS provider moves: deploys wait',
    'DNS provider moves: search of one region',
  ],
  // Something done twice.
  ['Orders captured twice', 'Labels are printed twice', 'Double bookings in the ledger', 'Sign-in codes come twice'],
  // All regions in one step of the rollout.
  ['Gift cards are refused', 'Error rate of checkout doubled', 'Basket loses its contents'],
  // A disk that is full.
  [
    'Deploys fail: the runners have no space',
    'Nothing can be deployed: the artefact store is full',
    'Web shop answers 5xx for 8 % of requests',
  ],
  ['Nothing can be deployed: the artefact store is full', 'Nothing can be deployed: the registry is away'],
  // Builds that wait.
  ['Build queue of two hours', 'Builds wait for more than an hour', 'Build and deploy waits for the security scan'],
  ['Customers see the basket of somebody else', 'Basket loses its contents'],
  // Staff who cannot work.
  [
    'Staff cannot sign in to the back office',
    'Sign-in of staff answers 401',
    'DNS provider moves: the back office is unreachable',
  ],
  ['Product pictures are missing', 'Pictures of the sale are missing'],
  ['Catalogue was not refreshed for two hours', 'Autumn catalogue is not there', 'Catalogue import stops at half'],
  ['Express parcels have no label', 'Express parcels miss the last pick-up'],
  ['Warehouse sync stopped for all shops', 'Warehouse sync is behind by six hours', 'Stock of all shops is a day old'],
  ['Stock levels differ from the warehouse', 'Shop nine sells what it does not have'],
  // Words of one index in another.
  ['Search finds nothing for common words', 'Suggestions show words of other languages'],
  ['Search answers 502 in the EU', 'DNS provider moves: search of one region'],
  ['Ledger is 20 minutes behind', 'Ledger does not close the day'],
  ['Wallet payments take a minute', 'Wallet payments are refused in Portugal'],
  // A build of payments that refuses what it took before; the one that is live.
  [
    'Card payments fail for one customer in five',
    'Gift cards are refused',
    'Wallet payments are refused in Portugal',
    'Orders captured twice',
  ],
]

/** The titles that belong with this one; empty when nobody labelled it. */
export const labelledLike = (title: string): Set<string> =>
  new Set(
    similarFamilies.filter((family) => family.includes(title)).flatMap((family) => family.filter((t) => t !== title)),
  )
