// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"
#include "server/net/endpoint.h"
#include "server/net/poller.h"
#include "server/net/visitors.h"

#include <QByteArray>

#include <deque>
#include <memory>

namespace betlog::net {

/// One accepted connection: its descriptor, and what waits to be sent on it.
///
/// **The one way out.** Everything that goes to a peer goes through send(): our frames, HTTP
/// answers, and the control frames of a WebSocket. send() hands the bytes straight to the
/// kernel while nothing waits; what the kernel does not take waits in order, and as long as
/// something waits, everything new goes behind it. So bytes leave in the order of the calls, whole
/// frames stay whole, and a broadcast frame that has to wait is shared, not copied.
///
/// send() never calls back, so it may be called while walking over all subscribers; a failure is
/// told later, from the event loop. Lives on the thread of its poller.
class Stream final : private Poller::Watcher
{
public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        virtual void streamReadable() = 0; ///< receive() gives something, or the end
        virtual void streamDrained() = 0; ///< nothing waits any more

        /// Told once, and only while reading is off: the peer has closed its side.
        virtual void streamHungUp() { }

        /// The connection is gone. The last call; the listener may destroy the stream in it.
        virtual void streamBroken() = 0;
    };

    enum class Received { Bytes, Nothing, End };

    struct Accepted
    {
        int descriptor;
        Endpoint peer;
        Visitors::Place place;
    };

    /// Takes over a connected descriptor; closes it when destroyed.
    Stream(Poller& poller, const base::Clock& clock, Accepted accepted);
    ~Stream() override;

    Q_DISABLE_COPY_MOVE(Stream)

    void setListener(Listener* listener) { m_listener = listener; }

    [[nodiscard]] const Endpoint& peer() const { return m_accepted.peer; }

    /// Our own end: the address and port that the peer came to.
    [[nodiscard]] Endpoint local() const { return localEndpoint(m_accepted.descriptor); }

    /// What has arrived, at most the poller's scratch; `bytes` is good until anybody reads again.
    [[nodiscard]] Received receive(QByteArrayView& bytes);
    /// While off, what the peer sends waits in the kernel, and slows the peer down.
    void setReading(bool on);

    void send(const QByteArray& bytes);
    /// Drops what waits, save the rest of a message that was begun: for a peer that reads nothing.
    void dropWaiting();

    [[nodiscard]] qsizetype waitingBytes() const { return m_waitingBytes; }

    /// How long the peer has taken nothing of what waits.
    [[nodiscard]] std::chrono::milliseconds stuckFor() const;
    /// Tells the peer that nothing more will come.
    void shutdownSending();

private:
    void descriptorReady(int ready, bool broken) override;
    void sendWaiting();
    void breakOff();
    void updateInterest();
    [[nodiscard]] qsizetype write(const char* bytes, qsizetype size);

    Poller& m_poller;
    const base::Clock& m_clock;
    Accepted m_accepted;
    bool m_reading = true;
    bool m_failed = false;
    bool m_hasHungUp = false;
    Poller::Key m_key; ///< 0 once it is broken
    Listener* m_listener = nullptr;
    std::unique_ptr<std::deque<QByteArray>> m_waiting; ///< only while something waits
    qsizetype m_firstSent = 0; ///< of the first of m_waiting
    qsizetype m_waitingBytes = 0;
    std::chrono::milliseconds m_progressAt {0};
};

} // namespace betlog::net
