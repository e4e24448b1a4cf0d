// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/durable_outbox.h"

#include "app/sync/disk_thread.h"

#include <QMutexLocker>

#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

DurableOutbox::DurableOutbox(const SqlFileName& file, QObject* parent)
    : DurableOutbox(file, std::make_unique<DiskThread>(u"outbox"_s), parent)
{ }

DurableOutbox::DurableOutbox(
    const SqlFileName& file, std::unique_ptr<DiskWorker> disk, QObject* parent)
    : QObject(parent)
    , m_disk(std::move(disk))
{
    m_disk->run([this, file]() { open(file); });
}

DurableOutbox::~DurableOutbox()
{
    m_disk->run([this]() { m_desk.outbox.reset(); }); // on the thread that opened it
}

void DurableOutbox::open(const SqlFileName& file)
{
    const auto tellAside = [this](const base::Error& why) {
        QMetaObject::invokeMethod(
            this, [this, why]() { emit setAside(why); }, Qt::QueuedConnection);
    };
    auto opened =
        SqlFile::openOrSetAside(file, SqliteOutbox::schema(), SetAside::Damaged, tellAside);
    if (opened)
        m_desk.outbox = std::make_unique<SqliteOutbox>(std::move(*opened));
    else
        m_desk.failure = {base::ErrorCode::StorageFailed, opened.error().detail, {}};
}

void DurableOutbox::load(Loaded loaded)
{
    m_disk->run([this, loaded = std::move(loaded)]() {
        base::Expected<QList<QueuedWrite>> writes = base::unexpected(m_desk.failure);
        if (m_desk.outbox)
            writes = m_desk.outbox->all();
        QMetaObject::invokeMethod(
            this, [loaded, writes]() { loaded(writes); }, Qt::QueuedConnection);
    });
}

void DurableOutbox::keep(const QueuedWrite& write, Kept kept)
{
    give({write, std::move(kept)});
}

void DurableOutbox::forget(base::MutationId mutation)
{
    give({mutation, {}});
}

void DurableOutbox::give(Task task)
{
    const QMutexLocker lock(&m_mutex);
    m_waiting.append(std::move(task));
    if (m_waiting.size() == 1)
        m_disk->run([this]() { writeWaiting(); });
}

void DurableOutbox::writeWaiting()
{
    QMutexLocker lock(&m_mutex);
    QList<Task> tasks = std::exchange(m_waiting, {});
    lock.unlock();
    write(std::move(tasks));
}

/// All in one transaction; where that fails each by itself, so that nobody fails for another.
void DurableOutbox::write(QList<Task> tasks)
{
    QList<OutboxStep> steps;
    for (const Task& task : tasks)
        steps.append(task.step);
    const base::Expected<void> together = apply(steps);
    for (const Task& task : tasks) {
        const bool isAlone = tasks.size() == 1;
        tell(task.kept, together || isAlone ? together : apply({task.step}));
    }
}

base::Expected<void> DurableOutbox::apply(const QList<OutboxStep>& steps)
{
    if (!m_desk.outbox)
        return base::unexpected(m_desk.failure);
    return m_desk.outbox->apply(steps);
}

void DurableOutbox::tell(const Kept& kept, const base::Expected<void>& result)
{
    if (kept)
        QMetaObject::invokeMethod(
            this, [kept, result]() { kept(result); }, Qt::QueuedConnection);
}

} // namespace betlog::sync
