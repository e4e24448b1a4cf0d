// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/transport.h"
#include "server/core/bet_versions.h"

#include <QHash>
#include <QPointer>

#include <optional>

namespace betlog::tests {

class PretendLine;

/// A server in memory that keeps bets and tells changes, without a network, a disk or rules: for
/// tests of what a window shows. It takes every write that conflicts with nobody else's, unless it
/// is told to refuse or to keep silent.
class PretendServer final : public sync::TransportFactory
{
public:
    explicit PretendServer(domain::WeekKey currentWeek, base::Timestamp now);
    ~PretendServer() override;

    // ── what others do ──
    /// Somebody else placed the bet, or changed it.
    void put(const domain::Bet& bet, const QString& actor);
    void remove(base::BetId bet, const QString& actor);
    void setPresent(const QStringList& people);
    void beat(); ///< sends everybody a heartbeat
    /// The host changed what was: from here on the room's chain goes on from another past.
    void rewrite(const domain::Room& room);
    /// In place before anybody connects.
    void fill(const QList<domain::Bet>& bets);

    // ── how it treats clients ──
    void setReachable(bool reachable); ///< false also cuts every line
    /// Writes stay unanswered until it is told to go on.
    void holdWrites(bool hold);

    /// Answers the next write with this; with the bet as it stands where it is a conflict.
    void refuseNext(const base::Error& error) { m_refusal = error; }

    [[nodiscard]] const domain::Bet* find(base::BetId bet) const;

    [[nodiscard]] QList<domain::Bet> bets() const { return m_bets.values(); }

    [[nodiscard]] const QList<wire::Mutation>& written() const { return m_written; }

    wire::Welcome welcome; ///< may be changed before anybody connects

    // ── for the engine ──
    [[nodiscard]] std::unique_ptr<sync::Transport> makeWebSocket() override;
    [[nodiscard]] std::unique_ptr<sync::Transport> makePolling() override;
    void askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer) override;

private:
    friend class PretendLine;

    void take(PretendLine& line, const wire::Mutation& mutation);
    void answer(PretendLine& line, const wire::Mutation& mutation);
    void announce(wire::Change change);
    void keep(const domain::Bet& bet);
    [[nodiscard]] base::Expected<domain::Bet>
    merged(const domain::Bet& current, const wire::Mutation& mutation) const;
    void tellState(PretendLine& line, const QList<domain::RoomPattern>& rooms, bool greets);

    QHash<base::BetId, domain::Bet> m_bets;
    QHash<base::BetId, domain::Bet> m_deleted;
    QHash<base::BetId, QMap<int, domain::Bet>> m_past; ///< every version that was
    QHash<base::BetId, core::BetVersions> m_versions;
    QHash<domain::Room, qint64> m_numbers; ///< the last n of each room
    QHash<domain::Room, QByteArray> m_hashes; ///< of the last change of each room
    QList<PretendLine*> m_lines;
    QList<std::pair<QPointer<PretendLine>, wire::Mutation>> m_held;
    QList<wire::Mutation> m_written;
    std::optional<base::Error> m_refusal;
    QStringList m_present;
    qint64 m_seq = 0;
    qint64 m_lastNumber = 0;
    bool m_reachable = true;
    bool m_holding = false;
};

} // namespace betlog::tests
