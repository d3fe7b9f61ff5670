/**
 * First names, and names of accounts, that are ordinary words, months, or names of software as well. Such a name alone is taken for a person
 * only where it is written in capitals inside a sentence and acts.
 */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = new Set(
  `ace adam admin administrator ally amber an angel apollo april archer argo art asher ash aspen athena august aurora autumn basil bay bear
  bill blaze blue brad brook buck bud carol case cash chance charity chase chip christian clay cliff clover coral cruz
  crystal cyan daisy dale dash dawn dean destiny dick dolly don drew duke earl eden elm ember eve faith fern finn flint
  flora ford forest forrest frank gene gay gale ginger glen grace grant gray guy hack harmony harper harry haven hazel heath heather
  helm holly honor hope hunter iris ivory ivy jack jade jake jasmine java jay jean jenkins jest jet jewel jim job joe
  john josh journey joy jude julia june kafka kelvin king knight lane laurel lark leo liberty lily link liv lorry lou
  major marina mark marsh mason max may melody mercy mike miles mint misty monday nick nova oak oasis olive opal oscar
  page paige parker pat patience patsy pearl peg penny pepper perl perry phoenix pierce pip piper porter presto price
  prince puck queen rain raven ray reed reggie rich river rob robin rocky roman rose rowan royal ruby rusty sage sandy
  scala scout sequoia serenity shell sienna skip sky sol sonny spark star stella stone storm sue summer sunny swift
  tanner taylor temple terra terry tiger tracy trinity tucker unity van vault vera victor violet wade walker warren
  as can demo do guest he hung in la le long me my no on operator owner root see so song sun support system test user wan
  webb wells west wilder will willow win winter wolf wren yarn you young zen`.split(/\s+/),
)
