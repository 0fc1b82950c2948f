-- A submission that is deleted takes its part in regrades along: without this, each one had to read all regrades of the server.
create index regrade_item_submission on regrade_item (submission_id);
