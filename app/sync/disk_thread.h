// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/disk_worker.h"

#include <QObject>
#include <QThread>

namespace betlog::sync {

/// A thread of its own for a file of the profile, so that no window ever waits for a disk.
class DiskThread final : public DiskWorker
{
public:
    explicit DiskThread(const QString& name);
    ~DiskThread() override; ///< waits until everything is done

    void run(std::function<void()> work) override;

private:
    QThread m_thread;
    QObject m_desk; ///< lives on the thread
};

} // namespace betlog::sync
