-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- What the log is counted in, settled when it was made: a server that is started with other
-- options must not turn chips into cents, or move bets to other weeks.
CREATE TABLE terms (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    time_zone TEXT NOT NULL,
    week_day INTEGER NOT NULL,
    week_hour INTEGER NOT NULL,
    currency TEXT NOT NULL
);
