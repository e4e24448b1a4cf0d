-- SPDX-FileCopyrightText: 2026 The Betlog authors
-- SPDX-License-Identifier: GPL-3.0-only

-- What a bet would return with every line won: with the wager, its price. Statistics average it.
-- Bets from before have none until they are written again, and are left out of that average.
ALTER TABLE bets ADD COLUMN possible INTEGER;
