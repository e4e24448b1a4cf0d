// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/change_feed.h"
#include "wire/change.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace betlog::tests {

/// Everything that a server has told in one history of its log, and so may never take back: what a
/// client shows must be a state that it has been through.
class ToldHistory
{
public:
    /// Adds what the feed tells; what is wrong with it, or an empty text.
    [[nodiscard]] QString add(const QList<core::CommittedChange>& changes);
    /// Compares with the whole log as it is on disk, and adds what was committed and never told;
    /// what is wrong, or an empty text.
    [[nodiscard]] QString compare(const QList<QByteArray>& log);

    [[nodiscard]] const QList<wire::Change>& changes() const { return m_changes; }

    /// The bets that are there now.
    [[nodiscard]] const QMap<base::BetId, domain::Bet>& bets() const { return m_bets; }

    [[nodiscard]] QList<base::BetId> deletedBets() const { return m_deleted.keys(); }

    /// Whether the bet ever looked so.
    [[nodiscard]] bool everHad(const domain::Bet& bet) const;

    /// Whether it is the effect of one of the changes.
    [[nodiscard]] bool hasWrite(base::MutationId mutation) const
    {
        return m_writes.contains(mutation);
    }

    /// nullptr where the bet never had that version.
    [[nodiscard]] const domain::Bet* version(base::BetId id, int version) const;

    /// A room, all bets that were ever in it, and how it was after each of its changes.
    struct RoomStory
    {
        domain::Room room;
        QSet<base::BetId> bets;
        size_t sum = 0; ///< over its bets and their versions
        QList<size_t> after {0};

        /// The first place at or after `from` at which these bets were there; −1 for none.
        [[nodiscard]] qsizetype placeOf(const QList<domain::Bet>& there, qsizetype from) const;
    };

    [[nodiscard]] const QMap<QString, RoomStory>& rooms() const { return m_rooms; }

private:
    void take(const wire::Change& change, const QByteArray& json);

    QList<QByteArray> m_texts;
    QList<wire::Change> m_changes;
    QMap<base::BetId, domain::Bet> m_bets;
    QMap<base::BetId, domain::Bet> m_deleted;
    QHash<std::pair<base::BetId, int>, domain::Bet> m_versions;
    QSet<base::MutationId> m_writes;
    QMap<QString, RoomStory> m_rooms; ///< by the text of the room
};

} // namespace betlog::tests
