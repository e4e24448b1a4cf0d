-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- One bet log. Texts of bets and changes are stored as the bytes that were sent, and passed on as
-- they are; the columns beside them are what queries look for.

-- What the log has given out. A row, not a sequence of the database: rolled back with its change.
CREATE TABLE log (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    number INTEGER NOT NULL
);

CREATE TABLE bets (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    league TEXT NOT NULL,
    week TEXT NOT NULL,
    user_name TEXT NOT NULL,
    result TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    tags TEXT NOT NULL,
    results TEXT NOT NULL,
    wager INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    evaluated_at INTEGER,
    versions BLOB NOT NULL,
    json BLOB NOT NULL
);

-- The columns behind `number` let filters be judged without fetching the bet.
CREATE INDEX bets_by_week ON bets (week, number) WHERE deleted = 0;
CREATE INDEX bets_by_league ON bets (league, number, result, user_name) WHERE deleted = 0;
CREATE INDEX bets_by_user ON bets (user_name, number, league, result) WHERE deleted = 0;
CREATE INDEX bets_by_result ON bets (result, number, league, user_name) WHERE deleted = 0;

CREATE TABLE changes (
    seq INTEGER PRIMARY KEY,
    league TEXT NOT NULL,
    week TEXT NOT NULL,
    bet INTEGER NOT NULL REFERENCES bets (number),
    version INTEGER NOT NULL,
    json BLOB NOT NULL
);

CREATE INDEX changes_by_week ON changes (week, seq, league);
CREATE INDEX changes_by_league ON changes (league, seq);
CREATE INDEX changes_by_bet ON changes (bet, version, seq);

-- Where the hash chain of each room ends.
CREATE TABLE rooms (
    week TEXT NOT NULL,
    league TEXT NOT NULL,
    n INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (week, league)
);

-- The one answer of every mutation: the change that it speaks of, or the refusal, or how many bets
-- were deleted.
CREATE TABLE answers (
    id TEXT PRIMARY KEY NOT NULL,
    digest BLOB NOT NULL,
    seq INTEGER REFERENCES changes (seq),
    refusal BLOB,
    deleted INTEGER
);

CREATE TABLE catalog (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    json BLOB NOT NULL
);
