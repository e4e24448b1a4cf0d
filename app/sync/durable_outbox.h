// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/disk_worker.h"
#include "app/sync/sqlite_outbox.h"

#include <QMutex>

namespace betlog::sync {

/// A SqliteOutbox on a thread of its own. Writes that come while the disk is busy share the next
/// transaction, so an import costs a few syncs and not thousands.
///
/// A damaged file is set aside and kept; `setAside` tells it. One that cannot be opened fails every
/// write, with the reason. Lives on the thread of the engine that uses it.
class DurableOutbox final : public QObject, public Outbox
{
    Q_OBJECT

public:
    explicit DurableOutbox(const SqlFileName& file, QObject* parent = nullptr);
    /// The same, with the disk's work in somebody else's hands.
    DurableOutbox(
        const SqlFileName& file, std::unique_ptr<DiskWorker> disk, QObject* parent = nullptr);
    ~DurableOutbox() override; ///< what was given is on disk

    void load(Loaded loaded) override;
    void keep(const QueuedWrite& write, Kept kept) override;
    void forget(base::MutationId mutation) override;

signals:
    void setAside(const betlog::base::Error& why);

private:
    struct Task
    {
        OutboxStep step;
        Kept kept; ///< null: nobody waits
    };

    /// What lives on the disk's thread.
    struct Desk
    {
        std::unique_ptr<SqliteOutbox> outbox; ///< null: it could not be opened
        base::Error failure;
    };

    void open(const SqlFileName& file);
    void give(Task task);
    void writeWaiting();
    void write(QList<Task> tasks);
    [[nodiscard]] base::Expected<void> apply(const QList<OutboxStep>& steps);
    void tell(const Kept& kept, const base::Expected<void>& result);

    Desk m_desk;
    QMutex m_mutex;
    QList<Task> m_waiting; ///< guarded by m_mutex
    std::unique_ptr<DiskWorker> m_disk; ///< ends first
};

} // namespace betlog::sync
