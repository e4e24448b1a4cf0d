// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/sync_engine.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/scripted_lines.h"
#include "tests/support/seeded_random.h"

namespace betlog::tests {

/// A real engine whose server is the test and whose time stands still.
class ScriptedEngine
{
public:
    ScriptedEngine()
        : engine({scheduler, random, lines})
    {
        engine.setServer(QUrl(QStringLiteral("http://127.0.0.1:3000")));
        engine.setUser(QStringLiteral("FLIGHTx12!"));
    }

    /// Connects and shows a log of these bets.
    void goLive(const QList<domain::Bet>& bets = {})
    {
        engine.connectToServer();
        scheduler.runDue();
        emit line()->opened();
        line()->say(wire::Connection {scheduler.now()});
        line()->say(welcome());
        line()->say(wire::Snapshot {m_seq, bets, 1, 1});
        line()->say(wire::Live {m_seq});
    }

    [[nodiscard]] wire::Welcome welcome() const
    {
        wire::Welcome welcome;
        welcome.epoch = base::Epoch(QUuid(1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 9));
        welcome.user.name = engine.user();
        welcome.serverTime = scheduler.now();
        welcome.weekKey = welcome.weekStart.weekOf(scheduler.now());
        return welcome;
    }

    /// What somebody else did, as the server tells it.
    void tell(wire::Change change)
    {
        m_seq = m_seq.next();
        change.seq = m_seq;
        change.room = change.bet.room();
        change.n = ++m_places[change.room];
        change.timestamp = scheduler.now();
        line()->say(change);
    }

    /// The newest connection.
    [[nodiscard]] ScriptedLine* line() const { return lines.sockets.last(); }

    FakeScheduler scheduler;
    SeededRandom random;
    ScriptedLines lines;
    sync::SyncEngine engine;

private:
    base::Seq m_seq;
    QHash<domain::Room, qint64> m_places;
};

} // namespace betlog::tests
