// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/poller.h"

#include <QSocketNotifier>

#include <sys/epoll.h>
#include <unistd.h>

namespace betlog::net {

namespace {

/// Enough that a busy turn needs few system calls; what is left over is served in the next turn, so
/// that timers and other threads' calls are not held up.
constexpr int kEventsPerTurn = 256;

int readyOf(const epoll_event& event)
{
    int ready = Poller::Nothing;
    if (event.events & EPOLLIN)
        ready |= Poller::Readable;
    if (event.events & EPOLLOUT)
        ready |= Poller::Writable;
    if (event.events & EPOLLRDHUP)
        ready |= Poller::HungUp;
    return ready;
}

epoll_event eventFor(Poller::Key key, int interest)
{
    epoll_event event {};
    if (interest & Poller::Readable)
        event.events |= EPOLLIN;
    if (interest & Poller::Writable)
        event.events |= EPOLLOUT;
    if (interest & Poller::HungUp)
        event.events |= EPOLLRDHUP;
    event.data.u64 = key;
    return event;
}

} // namespace

Poller::Poller()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll < 0)
        qFatal("No epoll descriptor could be had");
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        serveOnce(std::chrono::milliseconds(0));
    });
}

Poller::~Poller()
{
    m_notifier.reset();
    ::close(m_epoll);
}

Poller::Key Poller::add(int descriptor, int interest, Watcher& watcher)
{
    const Key key = ++m_last;
    epoll_event event = eventFor(key, interest);
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
        qFatal("A descriptor cannot be watched");
    m_entries.emplace(key, Entry {descriptor, &watcher});
    return key;
}

void Poller::setInterest(Key key, int interest)
{
    const auto found = m_entries.find(key);
    Q_ASSERT(found != m_entries.end());
    epoll_event event = eventFor(key, interest);
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, found->second.descriptor, &event);
}

void Poller::remove(Key key)
{
    const auto found = m_entries.find(key);
    Q_ASSERT(found != m_entries.end());
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, found->second.descriptor, nullptr);
    m_entries.erase(found);
}

bool Poller::watches(Key key) const
{
    return m_entries.contains(key);
}

void Poller::serveOnce(std::chrono::milliseconds timeout)
{
    std::array<epoll_event, kEventsPerTurn> events {};
    const int count =
        ::epoll_wait(m_epoll, events.data(), kEventsPerTurn, static_cast<int>(timeout.count()));
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<size_t>(i)];
        const auto found = m_entries.find(event.data.u64);
        if (found == m_entries.end())
            continue; // An earlier watcher of this turn removed it.
        found->second.watcher->descriptorReady(
            readyOf(event), event.events & (EPOLLERR | EPOLLHUP));
    }
}

} // namespace betlog::net
