-- By hand: an entry of an index is bounded, and the name of a rule was not. An alert whose label did not fit was given to no
-- incident, and kept all others of its service and integration waiting. `ruleOfAlert` of the reads says the same.
DROP INDEX "alert_rule_idx";
CREATE INDEX "alert_rule_idx" ON "alert" ((left(coalesce("labels" ->> 'alertname', "labels" ->> 'rule', "title"), 500))) WHERE "incident_id" IS NOT NULL;
