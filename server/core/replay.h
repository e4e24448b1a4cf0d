// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/statistics.h"
#include "server/core/chain.h"
#include "server/core/store.h"

#include <QHash>
#include <QSet>

namespace betlog::core {

/// A bet's row as it is found in the store, nothing of it believed.
struct FoundBet
{
    QString id;
    domain::StatEntry figures;
    bool isDeleted = false;
    base::Seq seq;
    QByteArray json;
    QByteArray versions;
};

/// Follows a log from its first change and compares what is stored with what the ledger would have
/// left. Each function fails with the first thing that is wrong, as the end of a sentence that a
/// person can act on.
///
/// Keeps some dozen bytes a bet and a change, so a log of millions can be followed.
class Replay
{
public:
    /// The next change, in the order of seq.
    [[nodiscard]] base::Expected<void> follow(const ChangeRecord& stored);

    // After the last change, in any order, each row once:
    /// `history`: the changes of the bet, as they were followed, in their order.
    [[nodiscard]] base::Expected<void>
    checkBet(const FoundBet& found, const QList<QByteArray>& history);
    [[nodiscard]] base::Expected<void> checkRoom(const RoomHead& found);
    /// `seq`: the change that it speaks of; nothing for a refusal or a count.
    [[nodiscard]] base::Expected<void>
    checkAnswer(const QString& mutation, std::optional<base::Seq> seq);
    [[nodiscard]] base::Expected<void> checkCounters(const Counters& found) const;
    /// After all rows: whether some are missing.
    [[nodiscard]] base::Expected<void> checkNothingIsMissing() const;

    [[nodiscard]] qint64 changes() const { return m_seq.value(); }

    [[nodiscard]] qsizetype rooms() const { return m_rooms.size(); }

private:
    /// A bet as the changes so far have left it.
    struct Standing
    {
        qint64 number = 0;
        int version = 0;
        base::Seq seq;
        bool isDeleted = false;
        QByteArray digest; ///< of its text
    };

    [[nodiscard]] base::Expected<void> place(const wire::Change& change);
    [[nodiscard]] base::Expected<void> move(const wire::Change& change);

    base::Seq m_seq;
    QHash<domain::Room, RoomHead> m_rooms;
    QHash<base::BetId, Standing> m_bets;
    QSet<base::BetId> m_seenBets;
    QSet<base::MutationId> m_unanswered; ///< whose answers were not seen yet
    QSet<domain::Room> m_seenRooms;
};

} // namespace betlog::core
