-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- What this client last knew of each log that it followed. All of it can be had from the server
-- again; it is here so that a start needs no network, and so that nobody rewrites the past of a log
-- unseen between two runs.

-- One row a log, under the address at which it was reached. `position` is how far it was heard:
-- epoch, seq, rooms; `welcome` what the server said of itself.
CREATE TABLE logs (
    server TEXT PRIMARY KEY NOT NULL,
    told_at INTEGER NOT NULL,
    position BLOB NOT NULL,
    welcome BLOB NOT NULL
);

CREATE TABLE bets (
    server TEXT NOT NULL,
    id BLOB NOT NULL,
    bet BLOB NOT NULL,
    PRIMARY KEY (server, id)
) WITHOUT ROWID;

-- Where the chain of each room ended, and whether the server has another history since.
CREATE TABLE rooms (
    server TEXT NOT NULL,
    week TEXT NOT NULL,
    league TEXT NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    hash TEXT NOT NULL,
    fork BLOB,
    PRIMARY KEY (server, week, league)
) WITHOUT ROWID;
