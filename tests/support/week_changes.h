// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/log_client.h"
#include "tests/support/shown_log.h"

namespace betlog::tests {

/// The changes of a week as a server would tell them, each chained to the one before in its room.
class WeekChanges
{
public:
    void add(wire::ChangeType type, domain::Bet bet, const QString& actor)
    {
        wire::Change change;
        change.type = type;
        if (type == wire::ChangeType::Updated)
            change.updateType = wire::UpdateType::Status;
        bet.version = static_cast<int>(m_told.size()) + 1;
        change.bet = bet;
        change.actor = actor;
        change.room = bet.room();
        change.seq = base::Seq(m_told.size() + 1);
        wire::SealedRoom& head = m_heads[change.room];
        change.n = head.n + 1;
        change.timestamp = aMoment() + std::chrono::minutes(m_told.size());
        change.mutationId = mutationId(static_cast<int>(m_told.size()) + 1);
        const wire::EncodedChange encoded = wire::encodeChange(change, head.hash);
        change.hash = encoded.hash;
        head = {change.room, change.n, change.hash};
        m_told.append({change, encoded.json});
    }

    /// Bet 1 placed, settled, bet 2 of another league placed, bet 1 deleted.
    static WeekChanges four()
    {
        WeekChanges week;
        domain::Bet first = betLike({.number = 1});
        week.add(wire::ChangeType::Created, first, QStringLiteral("Ann"));
        first = betLike({.number = 1, .results = {domain::LineResult::Won}});
        week.add(wire::ChangeType::Updated, first, QStringLiteral("Bo"));
        week.add(
            wire::ChangeType::Created,
            betLike({.number = 2, .person = QStringLiteral("Bo"), .league = QStringLiteral("NBA")}),
            QStringLiteral("Bo"));
        week.add(wire::ChangeType::Deleted, first, QStringLiteral("Ann"));
        return week;
    }

    [[nodiscard]] sync::ToldChanges page() const { return {m_told, {}, false}; }

    [[nodiscard]] QList<sync::ToldChange>& told() { return m_told; }

    [[nodiscard]] QList<wire::SealedRoom> heads() const { return m_heads.values(); }

private:
    QList<sync::ToldChange> m_told;
    QHash<domain::Room, wire::SealedRoom> m_heads;
};

} // namespace betlog::tests
