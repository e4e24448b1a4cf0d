// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <functional>

namespace betlog::tests {

/// Runs the event loop until `done`; false if that takes longer than any machine should need.
/// Unlike QTest::qWaitFor it never pauses between two looks, so waiting for many things is quick.
[[nodiscard]] inline bool await(const std::function<bool()>& done, int patienceMs = 20000)
{
    const QDeadlineTimer deadline(patienceMs);
    QTimer waker; // Else the loop could wait for an event for ever.
    waker.start(patienceMs);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace betlog::tests
