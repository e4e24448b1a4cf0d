// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/seeded_random.h"
#include "tests/support/shown_log.h"

namespace betlog::tests {

/// All that can happen to the bets of a log, by chance: others place, change, settle and delete
/// them, in this week and the one before; this client settles, deletes and places, and is refused.
class LogStorm
{
public:
    /// Over so many bets, some of which are there at any time.
    LogStorm(ShownLog& log, int bets, quint32 seed);

    void blow(); ///< one thing happens

    SeededRandom random;

private:
    void putAnother(int number);
    void removeAnother(int number);
    void writeMyself(int number);
    void answer();

    ShownLog& m_log;
    int m_bets;
    QList<base::MutationId> m_unanswered;
    QList<base::MutationId> m_refused;
};

} // namespace betlog::tests
