import { z } from 'zod'

const MAX_SKILLS = 30

const skillSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(?:[-+.][a-z0-9]+)*$/, 'is not made of letters, digits and hyphens')
  .max(40, 'is longer than 40 characters')

/** The skills in a line that somebody wrote: words between commas and spaces, as they stand. Whether they are some is for the schema. */
export const skillsIn = (line: string): string[] => line.split(/[\s,;]+/).filter((word) => word !== '')

/** What somebody knows, or a service needs: words such as `kafka`, each once, in order of the alphabet. */
export const skillsSchema = z
  .array(skillSchema)
  .max(MAX_SKILLS, `has more than ${MAX_SKILLS} skills`)
  .transform((skills) => [...new Set(skills)].sort())
