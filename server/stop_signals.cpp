// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/stop_signals.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace betlog::server {

namespace {

/// What a signal handler may touch: it may be called at any moment, in any thread.
volatile std::sig_atomic_t writeEnd = -1;

extern "C" void wake(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, sizeof byte);
}

} // namespace

StopSignals::StopSignals()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("No pipe could be had");
    m_readEnd = ends[0];
    writeEnd = ends[1];
    auto* const notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit received();
    });
    std::signal(SIGTERM, wake);
    std::signal(SIGINT, wake);
}

StopSignals::~StopSignals()
{
    // The process is on its way out: one more must not make a failure of its end.
    std::signal(SIGTERM, SIG_IGN);
    std::signal(SIGINT, SIG_IGN);
    ::close(m_readEnd);
    ::close(writeEnd);
    writeEnd = -1;
}

} // namespace betlog::server
