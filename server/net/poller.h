// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QObject>

#include <array>
#include <chrono>
#include <unordered_map>

class QSocketNotifier;

namespace betlog::net {

/// Watches many descriptors for the event loop of its thread, through one epoll descriptor.
///
/// A QSocketNotifier for each connection costs the event dispatcher O(connections) at every turn
/// (poll) or at every switch (glib); here a turn costs what is ready. Level-triggered.
class Poller final : public QObject
{
public:
    enum Interest { Nothing = 0, Readable = 1, Writable = 2, HungUp = 4 };

    /// Who hears about one descriptor. It may remove itself or others while it is told.
    class Watcher
    {
    public:
        virtual ~Watcher() = default;
        /// Which of the interests are ready. `broken`: the peer reset the connection, or an error
        /// is waiting on it.
        virtual void descriptorReady(int ready, bool broken) = 0;
    };

    /// Names one watched descriptor; never used twice.
    using Key = quint64;

    Poller();
    ~Poller() override;

    [[nodiscard]] Key add(int descriptor, int interest, Watcher& watcher);
    void setInterest(Key key, int interest);
    void remove(Key key);
    /// Whether `key` is still watched: a watcher asks it after a call that may have destroyed it.
    [[nodiscard]] bool watches(Key key) const;

    /// Serves what is ready, waiting at most `timeout`, without the event loop; for an orderly end.
    void serveOnce(std::chrono::milliseconds timeout);

    /// Room to read into, shared by all who read on this thread.
    [[nodiscard]] std::array<char, 64 * 1024>& scratch() { return m_scratch; }

    /// Bytes that passed through the watched connections since the last time it was taken.
    struct Traffic
    {
        qint64 in = 0;
        qint64 out = 0;
    };

    [[nodiscard]] Traffic& traffic() { return m_traffic; }

private:
    struct Entry
    {
        int descriptor;
        Watcher* watcher;
    };

    int m_epoll;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unordered_map<Key, Entry> m_entries;
    Key m_last = 0;
    Traffic m_traffic;
    std::array<char, 64 * 1024> m_scratch;
};

} // namespace betlog::net
