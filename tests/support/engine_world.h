// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/diagnostics.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "tests/support/bets.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/loopback_transport.h"
#include "tests/support/seeded_random.h"

namespace betlog::tests {

/// One engine in a world whose time, chance and server the test holds. It is Sunday 2024-12-01,
/// half an hour into the week.
class EngineWorld
{
public:
    explicit EngineWorld(
        quint32 seed = 1, sync::Outbox* outbox = nullptr, sync::Cache* cache = nullptr)
        : random(seed)
        , engine({time, random, network, outbox, {}, cache})
    {
        engine.setServer(QUrl(QStringLiteral("http://log.example:3000")));
        engine.setUser(QStringLiteral("Ann"));
    }

    [[nodiscard]] wire::Welcome welcome() const
    {
        wire::Welcome welcome;
        welcome.epoch = epoch;
        welcome.seq = seq;
        welcome.sessionId = base::SessionId(QUuid(1, 2, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 2));
        welcome.serverTime = time.now();
        welcome.weekKey = aWeek();
        welcome.user.name = QStringLiteral("Ann");
        return welcome;
    }

    /// Opens the line up to the welcome; the snapshot is still to come.
    void greet()
    {
        network.line()->accept();
        network.line()->tell(welcome());
    }

    void tellSnapshot(const QList<domain::Bet>& bets)
    {
        network.line()->tell(wire::Snapshot {seq, bets, 1, 1});
        network.line()->tell(wire::Live {seq});
    }

    /// From nothing to live, with these bets in the log.
    void goLive(const QList<domain::Bet>& bets = {})
    {
        engine.connectToServer();
        greet();
        tellSnapshot(bets);
    }

    /// After a cut: the next line, resumed without anything missed.
    void resumeLive()
    {
        time.advance(std::chrono::seconds(30));
        greet();
        network.line()->tell(wire::Live {seq});
    }

    /// The next change of the log, of this bet.
    wire::Change change(
        wire::ChangeType type, const domain::Bet& bet, base::MutationId mutation = mutationId(900))
    {
        wire::Change change;
        change.type = type;
        if (type == wire::ChangeType::Updated)
            change.updateType = wire::UpdateType::Edit;
        change.bet = bet;
        change.room = bet.room();
        change.seq = seq = seq.next();
        change.n = ++numbers[change.room];
        change.mutationId = mutation;
        change.actor = QStringLiteral("Bob");
        change.timestamp = time.now();
        return change;
    }

    void tellChange(
        wire::ChangeType type, const domain::Bet& bet, base::MutationId mutation = mutationId(900))
    {
        network.line()->tell(change(type, bet, mutation));
    }

    [[nodiscard]] sync::ConnectionState state() const { return engine.status().state; }

    [[nodiscard]] QList<wire::Mutate> written() const
    {
        return network.line()->said<wire::Mutate>();
    }

    FakeScheduler time;
    SeededRandom random;
    LoopbackNetwork network;
    sync::SyncEngine engine;
    base::Epoch epoch {QUuid(1, 2, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)};
    base::Seq seq {10};
    QHash<domain::Room, qint64> numbers;
};

/// A bet of that number, in the current week unless the test moves it.
[[nodiscard]] inline domain::Bet numbered(int number)
{
    domain::Bet bet = aBet();
    bet.id = betId(number);
    bet.number = number;
    return bet;
}

} // namespace betlog::tests
