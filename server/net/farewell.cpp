// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/farewell.h"

namespace betlog::net {

void Farewell::Leaving::streamReadable()
{
    QByteArrayView ignored;
    if (stream->receive(ignored) != Stream::Received::End)
        return;
    // The end stays readable for ever; it is looked at no more.
    stream->setReading(false);
    isOver = stream->waitingBytes() == 0;
}

void Farewell::Leaving::streamDrained()
{
    stream->shutdownSending();
}

void Farewell::take(std::unique_ptr<Stream> stream)
{
    Leaving& leaving = m_leaving.emplace_back();
    leaving.stream = std::move(stream);
    leaving.deadline = m_clock.monotonic() + kPatience;
    leaving.stream->setListener(&leaving);
    leaving.stream->setReading(true);
    if (leaving.stream->waitingBytes() == 0)
        leaving.stream->shutdownSending();
}

void Farewell::sweep()
{
    const auto now = m_clock.monotonic();
    m_leaving.remove_if(
        [now](const Leaving& leaving) { return leaving.isOver || now >= leaving.deadline; });
}

} // namespace betlog::net
