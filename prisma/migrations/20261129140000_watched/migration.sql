-- Whoever watches asks every few seconds for the few mails that wait or failed and the pages that nobody got: not by
-- reading all there ever were.
CREATE INDEX mail_unsent ON mail (created_at) WHERE state IN ('waiting', 'failed');
CREATE INDEX page_failed ON page (asked_at) WHERE state = 'failed';
