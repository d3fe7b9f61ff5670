-- What was resolved lately is on every page, and what is in review is few of many: neither may look at every incident.

-- CreateIndex
CREATE INDEX "incident_resolved_at_idx" ON "incident"("resolved_at");

-- CreateIndex
CREATE INDEX "incident_review_status_idx" ON "incident"("review_status");
