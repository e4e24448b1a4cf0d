-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- Bets are packed otherwise from here on; what was kept in the older form is asked for anew.
DELETE FROM bets;
DELETE FROM rooms;
DELETE FROM logs;
