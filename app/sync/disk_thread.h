// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace betlog::sync {

/// A thread of its own for a file of the profile, so that no window ever waits for a disk. Work is
/// done in the order in which it was given; what was given before the end is done before the end.
class DiskThread final
{
public:
    explicit DiskThread(const QString& name);
    ~DiskThread(); ///< waits until everything is done

    Q_DISABLE_COPY_MOVE(DiskThread)

    void run(std::function<void()> work);

private:
    QThread m_thread;
    QObject m_desk; ///< lives on the thread
};

} // namespace betlog::sync
