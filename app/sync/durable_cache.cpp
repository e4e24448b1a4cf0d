// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/durable_cache.h"

#include "app/sync/disk_thread.h"
#include "app/sync/sync_logging.h"

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

DurableCache::DurableCache(const SqlFileName& file, QObject* parent)
    : DurableCache(file, std::make_unique<DiskThread>(u"cache"_s), parent)
{ }

DurableCache::DurableCache(
    const SqlFileName& file, std::unique_ptr<DiskWorker> disk, QObject* parent)
    : QObject(parent)
    , m_disk(std::move(disk))
{
    m_disk->run([this, file]() { open(file); });
}

DurableCache::~DurableCache()
{
    m_disk->run([this]() { m_cache.reset(); }); // on the thread that opened it
}

void DurableCache::open(const SqlFileName& file)
{
    const auto warn = [](const base::Error& why) {
        qCWarning(lcFeed).noquote() << "cache:" << why.detail;
    };
    auto opened = SqlFile::openOrSetAside(file, SqliteCache::schema(), SetAside::Unreadable, warn);
    if (opened)
        m_cache = std::make_unique<SqliteCache>(std::move(*opened));
    else
        warn(opened.error());
}

void DurableCache::load(const QUrl& server, Loaded loaded)
{
    m_disk->run([this, server, loaded = std::move(loaded)]() {
        base::Expected<std::optional<CachedLog>> log = std::nullopt;
        if (m_cache)
            log = m_cache->read(server);
        QMetaObject::invokeMethod(
            this,
            [loaded, log = std::move(log)]() mutable { loaded(std::move(log)); },
            Qt::QueuedConnection);
    });
}

void DurableCache::write(const CacheStep& step)
{
    m_disk->run([this, step]() {
        if (m_cache)
            m_cache->write(step);
    });
}

} // namespace betlog::sync
