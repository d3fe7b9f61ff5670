const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Pronouns that stand for people only. “They” is not among them: pods and queues are they as well. */
export const PRONOUNS: ReadonlySet<string> = new Set([
  ...setOf('i we you he she us who whoever somebody someone anybody anyone nobody everybody everyone'),
  'no one',
])

/**
 * Nouns of people who build and run systems. Left out are those that machines are called by as well (agent, manager,
 * member, worker, owner, operator of a cluster), and users, customers and people at large, who are hit and not at work.
 */
export const PERSON_NOUNS: ReadonlySet<string> = new Set([
  ...setOf(`
    engineer engineers developer developers dev devs programmer programmers admin admins administrator administrators
    sysadmin sysadmins dba dbas sre sres tester testers technician technicians analyst analysts architect architects
    reviewer reviewers approver approvers responder responders commander commanders author authors maintainer
    maintainers committer committers contractor contractors consultant consultants vendor supplier intern interns
    junior juniors colleague colleagues coworker coworkers employee employees person human humans staff team
    teams squad management leadership operator operators guy guys`),
  'on call',
])

export const DETERMINERS = setOf('the a an our their his her my your this these those any every each some another no')

export const PREPOSITIONS = setOf(
  'of for from by to in on at with without within during under over between after before through about against into near per',
)

/** Words that begin another clause, so that what stands before them is not its subject. */
export const CLAUSE_WORDS = setOf(
  'and or but because if when while so since although though as than until where whether unless yet',
)

/** What may stand between a subject and its verb. */
export const BETWEEN = setOf(
  'had has have having did do does will would also just never really then still even all both again only already always not to d ve ll re seem seems seemed been was were is are',
)

const IRREGULAR_PAST = setOf(`
  began broke brought built came caught chose cut did fell felt forgot found gave got had held hit kept knew left let
  lost made meant put ran read said saw sent set shut spoke stood thought told took was went were withdrew woke wrote`)

const IRREGULAR_PARTICIPLES = setOf(`
  become been begun bought brought built caught come cut dealt done felt found gone gotten got had heard held hit kept
  known led left let lost made meant met paid put read run said sat seen sent set shut slept spent split stood stuck
  swept taught thought thrown told understood undone won drawn shown grown`)

/** A past tense by its look: the regular ending, or one of the irregular ones that reviews use. */
export const isPast = (word: string): boolean => (word.length > 3 && word.endsWith('ed')) || IRREGULAR_PAST.has(word)

/** A participle by its look. */
export const isParticiple = (word: string): boolean =>
  (word.length > 3 && /(?:ed|en)$/.test(word)) || IRREGULAR_PARTICIPLES.has(word)

/** Verbs (their stem) of what only a mind does: with them a subject that is not known is taken for a person. */
export const MIND =
  '(?:ask|bother|consider|foresee|imagine|know|known|listen|pay attention|realis|realiz|remember|think|thought|understand|understood|worr)'

/** Participles of what people do to a thing: in the passive they blame somebody who is not named. */
export const DONE_BY_PEOPLE =
  '(?:announced|anticipated|approved|asked|aware|careful|caught|challenged|checked|communicated|considered|coordinated|deployed|discussed|documented|double-checked|escalated|followed|foreseen|ignored|informed|investigated|involved|known|merged|noticed|planned|prepared|questioned|raised|rehearsed|reported|reviewed|spotted|tested|told|trained|understood|verified)'
