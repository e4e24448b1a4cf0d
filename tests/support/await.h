// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace betlog::tests {

/// Runs the event loop until `done`; false if that takes longer than any machine should need.
/// Unlike QTest::qWaitFor it never pauses between two looks, so waiting for many things is quick.
[[nodiscard]] inline bool await(const std::function<bool()>& done, int patienceMs = 20000)
{
    // An event loop may wait on after it has delivered what was posted; this brings it back.
    constexpr int kLookAgainMs = 10;
    const QDeadlineTimer deadline(patienceMs);
    QTimer waker;
    waker.start(std::min(kLookAgainMs, patienceMs));
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace betlog::tests
