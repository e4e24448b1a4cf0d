// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_client.h"

namespace betlog::sync {

SyncClient::SyncClient(base::ClientId client)
    : m_transports(m_network)
    , m_engine({m_scheduler, m_random, m_transports, nullptr, client})
    , m_log(m_network)
    , m_wakeWatch(m_scheduler)
{
    QObject::connect(&m_wakeWatch, &WakeWatch::woke, &m_engine, &SyncEngine::probe);
}

void SyncClient::setServer(const QUrl& httpAddress)
{
    m_engine.setServer(httpAddress);
    m_log.setServer(httpAddress);
}

void SyncClient::setUser(const QString& name)
{
    m_engine.setUser(name);
    m_log.setUser(name);
}

} // namespace betlog::sync
