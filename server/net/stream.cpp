// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/stream.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace betlog::net {

namespace {

void setOption(int descriptor, int level, int name, int value)
{
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

/// A peer whose machine vanished says nothing at all. What was sent to it must be acknowledged
/// within this time, and an idle connection is probed, or its session would stand for hours.
void watchForDeadPeer(int descriptor)
{
    constexpr int kUnacknowledgedMs = 60'000;
    constexpr int kIdleSeconds = 60;
    constexpr int kProbeSeconds = 15;
    setOption(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, kUnacknowledgedMs);
    setOption(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, kIdleSeconds);
    setOption(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, kProbeSeconds);
}

bool wouldBlock(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

Stream::Stream(Poller& poller, const base::Clock& clock, Accepted accepted)
    : m_poller(poller)
    , m_clock(clock)
    , m_accepted(std::move(accepted))
    , m_key(poller.add(m_accepted.descriptor, Poller::Readable, *this))
{
    // Small messages must not wait for the acknowledgement of the one before.
    setOption(m_accepted.descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    watchForDeadPeer(m_accepted.descriptor);
}

Stream::~Stream()
{
    if (m_key)
        m_poller.remove(m_key);
    ::close(m_accepted.descriptor);
}

Stream::Received Stream::receive(QByteArrayView& bytes)
{
    auto& scratch = m_poller.scratch();
    const ssize_t count =
        ::recv(m_accepted.descriptor, scratch.data(), scratch.size(), MSG_DONTWAIT);
    if (count > 0) {
        m_poller.traffic().in += count;
        bytes = QByteArrayView(scratch.data(), count);
        return Received::Bytes;
    }
    return count < 0 && wouldBlock(errno) ? Received::Nothing : Received::End;
}

void Stream::setReading(bool on)
{
    if (m_reading == on)
        return;
    m_reading = on;
    updateInterest();
}

void Stream::send(const QByteArray& bytes)
{
    if (m_failed || bytes.isEmpty())
        return;
    const qsizetype taken = m_waiting ? 0 : write(bytes.constData(), bytes.size());
    if (m_failed || taken == bytes.size())
        return;
    if (!m_waiting) {
        m_waiting = std::make_unique<std::deque<QByteArray>>();
        m_firstSent = taken;
        m_progressAt = m_clock.monotonic();
    }
    m_waiting->push_back(bytes);
    m_waitingBytes += bytes.size() - taken;
    if (m_waiting->size() == 1)
        updateInterest();
}

void Stream::dropWaiting()
{
    if (!m_waiting)
        return;
    const QByteArray begun = m_firstSent > 0 ? m_waiting->front() : QByteArray();
    m_waiting->clear();
    m_waitingBytes = 0;
    if (begun.isEmpty()) {
        m_waiting.reset();
        updateInterest();
        return;
    }
    m_waiting->push_back(begun);
    m_waitingBytes = begun.size() - m_firstSent;
}

std::chrono::milliseconds Stream::stuckFor() const
{
    return m_waiting ? m_clock.monotonic() - m_progressAt : std::chrono::milliseconds(0);
}

void Stream::shutdownSending()
{
    ::shutdown(m_accepted.descriptor, SHUT_WR);
}

/// A failure is only noted: the event loop tells of it, as the descriptor reports it too.
qsizetype Stream::write(const char* bytes, qsizetype size)
{
    const ssize_t count = ::send(
        m_accepted.descriptor, bytes, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0) {
        m_failed = !wouldBlock(errno);
        return 0;
    }
    m_poller.traffic().out += count;
    return count;
}

void Stream::sendWaiting()
{
    while (m_waiting && !m_failed) {
        const QByteArray& first = m_waiting->front();
        const qsizetype left = first.size() - m_firstSent;
        const qsizetype taken = write(first.constData() + m_firstSent, left);
        if (taken > 0)
            m_progressAt = m_clock.monotonic();
        m_waitingBytes -= taken;
        m_firstSent += taken;
        if (taken < left)
            return;
        m_firstSent = 0;
        m_waiting->pop_front();
        if (m_waiting->empty())
            m_waiting.reset();
    }
}

void Stream::descriptorReady(int ready, bool broken)
{
    // The listener may destroy this stream in any call; the poller knows.
    Poller& poller = m_poller;
    const Poller::Key key = m_key;
    if ((ready & Poller::Writable) && m_waiting) {
        sendWaiting();
        if (!m_waiting) {
            updateInterest();
            if (m_listener)
                m_listener->streamDrained();
            if (!poller.watches(key))
                return;
        }
    }
    if ((ready & Poller::Readable) && m_reading && !broken && m_listener) {
        m_listener->streamReadable();
        if (!poller.watches(key))
            return;
    }
    if ((ready & Poller::HungUp) && !m_reading && !m_hasHungUp && !broken) {
        m_hasHungUp = true;
        updateInterest();
        if (m_listener)
            m_listener->streamHungUp();
        if (!poller.watches(key))
            return;
    }
    if (broken || m_failed)
        breakOff();
}

/// The kernel goes on reporting a broken connection, so it is not watched any longer.
void Stream::breakOff()
{
    m_failed = true;
    m_waiting.reset();
    m_waitingBytes = 0;
    m_poller.remove(std::exchange(m_key, 0));
    if (m_listener)
        m_listener->streamBroken();
}

void Stream::updateInterest()
{
    if (!m_key)
        return;
    // What has hung up stays so: it is told once, or it would be told for ever.
    int interest = m_reading ? Poller::Readable : m_hasHungUp ? Poller::Nothing : Poller::HungUp;
    if (m_waiting)
        interest |= Poller::Writable;
    m_poller.setInterest(m_key, interest);
}

} // namespace betlog::net
