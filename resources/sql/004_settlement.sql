-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- How slips are settled is of the log's terms, too: a bet that is corrected years later must pay as
-- its neighbours did. Unknown in a log from before: the next start settles it.
ALTER TABLE terms ADD COLUMN house TEXT;
ALTER TABLE terms ADD COLUMN rounding TEXT;
ALTER TABLE terms ADD COLUMN scope TEXT;
