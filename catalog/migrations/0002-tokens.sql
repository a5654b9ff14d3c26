-- What a definition costs cannot be computed here, so the classifications, which hold it now, are made again.
DELETE FROM classifications;
DELETE FROM tool_factors;
DELETE FROM findings;
UPDATE servers SET classified_as = NULL;
ALTER TABLE classifications ADD COLUMN tokens INTEGER NOT NULL;
