// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_client.h"

#include <QDir>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Two files: what was typed is dear, and has nothing to do with what can be had again.
template <typename File>
std::unique_ptr<File> fileIn(const QString& folder, const QString& name)
{
    if (folder.isEmpty())
        return nullptr;
    QDir().mkpath(folder); // Where that fails, the file says so at the first write.
    return std::make_unique<File>(SqlFileName {QDir(folder).filePath(name)});
}

} // namespace

SyncClient::SyncClient(base::ClientId client, const QString& profileFolder)
    : m_transports(m_network)
    , m_outbox(fileIn<DurableOutbox>(profileFolder, u"outbox.sqlite"_s))
    , m_cache(fileIn<DurableCache>(profileFolder, u"cache.sqlite"_s))
    , m_engine({m_scheduler, m_random, m_transports, m_outbox.get(), client, m_cache.get()})
    , m_log(m_network)
    , m_wakeWatch(m_scheduler)
{
    if (m_outbox)
        QObject::connect(
            m_outbox.get(), &DurableOutbox::setAside, &m_engine, &SyncEngine::storageFailed);
    QObject::connect(&m_wakeWatch, &WakeWatch::woke, &m_engine, &SyncEngine::probe);
}

SyncClient::~SyncClient() = default;

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
