// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/cache_keeper.h"
#include "app/sync/courier.h"
#include "app/sync/diagnostics.h"
#include "app/sync/feed_reader.h"
#include "app/sync/interest.h"
#include "app/sync/line_keeper.h"
#include "app/sync/memory_outbox.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"

namespace betlog::sync {

/// The parts of the engine and the wires between them.
///
///   LineKeeper ──messages──▶ Impl ──▶ FeedReader ──▶ Replica ◀── Courier ◀── the person's writes
///       ▲                     │ rooms wanted                        │
///       └──── Interest ◀──────┘◀───────────────── mutate ───────────┘
class SyncEngine::Impl final : public QObject
{
public:
    Impl(const Surroundings& surroundings, SyncEngine& engine);

    void setServer(const QUrl& httpAddress);
    void connectToServer();
    void disconnectFromServer();
    void setUser(const QString& name);
    base::MutationId write(
        base::BetId bet,
        const wire::Operation& operation,
        const std::optional<int>& baseVersion,
        const QString& reason,
        const std::optional<domain::Bet>& seen = {});
    void submit(const wire::Mutation& mutation, const std::optional<domain::Bet>& seen = {});
    void retry(base::MutationId queued, const QString& reason);
    base::MutationId amend(base::MutationId queued, const wire::Operation& operation);
    void keepMine(base::MutationId conflicted);
    void takeServersCopy(const domain::Room& room);
    void showWeek(domain::WeekKey week);
    void sendText(const QString& message);
    void simulate(const wire::ServerMessage& message);
    [[nodiscard]] std::optional<int> versionOf(base::BetId bet) const;
    [[nodiscard]] bool isOpen() const;

    // What a message means; SyncEngine's visitor picks.
    void hear(const wire::Connection&) { }

    void hear(const wire::Welcome& welcome);
    void hear(const wire::Snapshot& part);
    void hear(const wire::Change& change);
    void hear(const wire::Live& live);
    void hear(const wire::Ack& ack);
    void hear(const wire::Refusal& refusal);
    void hear(const wire::Reset& reset);
    void hear(const wire::Heartbeat& heartbeat);
    void hear(const wire::Presence& presence);

    void hear(const wire::Goodbye&) { }

    void hear(const wire::Pong&) { }

    void hear(const wire::CatalogChanged&);

    SyncEngine& m_engine;
    base::Scheduler& m_scheduler;
    base::Random& m_random;
    TransportFactory& m_transports;
    Diagnostics m_diagnostics;
    Replica m_replica;
    MemoryOutbox m_memory;
    LineKeeper m_lines;
    FeedReader m_feed;
    Courier m_courier;
    Interest m_interest;
    QString m_user;
    std::optional<wire::Welcome> m_welcome;
    std::optional<base::Timestamp> m_heardAt; ///< when what is shown was last known to be true
    AwayReport m_awayReport;
    CacheKeeper m_keeper;

private:
    void wireLines();
    void wireFeed();
    void wireCourier();
    void connectIfLoaded();
    void loadCache();
    void takeCached(base::Expected<std::optional<CachedLog>> loaded);
    void show(CachedLog log);
    [[nodiscard]] std::optional<CacheKeeper::Moment> moment() const;
    [[nodiscard]] wire::Hello whoWeAre() const;
    [[nodiscard]] wire::Hello hello();
    [[nodiscard]] std::optional<wire::Hello> pollQuestion() const;
    [[nodiscard]] std::optional<wire::Subscribe> subscribe();
    void stateEntered();
    void interestChanged();
    void checkWeek();
    void followWeek();
    void askPendingRooms();
    void followAccepted(const domain::Bet& bet);
    void pendingRoomsTold(const QList<domain::Room>& rooms);
    void noteMissed(const LogEvent& event);
    void reportMissed();
    void enqueue(const wire::Mutation& mutation, const std::optional<domain::Bet>& seen = {});
    base::MutationId sendAgain(const QueuedWrite& refused, const wire::Operation& operation);
    void insistOn(const QueuedWrite& refused);
    [[nodiscard]] std::optional<domain::Bet> newest(const QueuedWrite& refused);

    base::ClientId m_client;
    Cache* m_cache;
    quint64 m_loading =
        0; ///< numbers the questions to the cache; an older answer counts for nothing
    bool m_isLoading = false;
    bool m_isQueueLoading = true; ///< what an earlier run left behind
    bool m_isWantedAfterLoading = false;
    ConnectionState m_phase = ConnectionState::Offline;
    AwayReport m_missed; ///< what is gathered for the next report
    std::chrono::milliseconds m_serverAhead {0}; ///< its clock against ours
    base::Alarm m_nextWeek;
    base::Alarm m_pendingAgain;
};

} // namespace betlog::sync
