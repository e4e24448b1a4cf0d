-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- What one person wrote and the server has not accepted yet, oldest first. A place is never given
-- twice, so that the order of writing stays what it was.
CREATE TABLE writes (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    json BLOB NOT NULL
);
