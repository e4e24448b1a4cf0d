// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/disk_thread.h"

#include <QSqlDatabase>

namespace betlog::sync {

DiskThread::DiskThread(const QString& name)
{
    m_thread.setObjectName(name);
    // Qt 6.4 makes its list of SQL drivers at the first use and without a lock. Two disks' threads
    // that open their files at once would both make it.
    (void)QSqlDatabase::drivers();
    m_desk.moveToThread(&m_thread);
    m_thread.start();
}

/// The last piece of work ends the thread's event loop, behind everything given before.
DiskThread::~DiskThread()
{
    run([this]() { m_thread.quit(); });
    m_thread.wait();
}

void DiskThread::run(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_desk, std::move(work), Qt::QueuedConnection);
}

} // namespace betlog::sync
