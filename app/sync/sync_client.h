// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/durable_cache.h"
#include "app/sync/durable_outbox.h"
#include "app/sync/log_client.h"
#include "app/sync/network_transports.h"
#include "app/sync/sync_engine.h"
#include "app/sync/wake_watch.h"
#include "base/qt_scheduler.h"
#include "base/random.h"

#include <QNetworkAccessManager>

namespace betlog::sync {

/// Everything that a program needs to keep up with a server, built and wired: for a program's
/// main(). Lives on the thread that makes it.
class SyncClient final
{
public:
    /// `client` names this installation (Settings::clientId). What was typed and what was heard is
    /// kept in the profile's folder; without one, as long as the program runs.
    explicit SyncClient(base::ClientId client, const QString& profileFolder = {});
    ~SyncClient();

    Q_DISABLE_COPY_MOVE(SyncClient)

    /// The engine and the log client of the same server, for the same person.
    void setServer(const QUrl& httpAddress);
    void setUser(const QString& name);

    [[nodiscard]] SyncEngine& engine() { return m_engine; }

    [[nodiscard]] LogClient& log() { return m_log; }

    [[nodiscard]] WakeWatch& wakeWatch() { return m_wakeWatch; }

    [[nodiscard]] base::Scheduler& scheduler() { return m_scheduler; }

    [[nodiscard]] base::Random& random() { return m_random; }

private:
    base::QtScheduler m_scheduler;
    base::SystemRandom m_random;
    QNetworkAccessManager m_network;
    NetworkTransports m_transports;
    std::unique_ptr<DurableOutbox> m_outbox;
    std::unique_ptr<DurableCache> m_cache;
    SyncEngine m_engine;
    LogClient m_log;
    WakeWatch m_wakeWatch;
};

} // namespace betlog::sync
