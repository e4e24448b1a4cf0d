// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <ranges>
#include <span>
#include <unordered_map>
#include <vector>

namespace betlog::store {

/// What many clients leave for one thread, never more than `capacity`. Each task says whose it is
/// by a number, `task.client`: a client's own are taken in their order, and the clients take turns,
/// so that whoever leaves much keeps nobody waiting but themselves. Safe from any thread.
template <typename Task>
class FairQueue
{
public:
    explicit FairQueue(size_t capacity)
        : m_capacity(capacity)
    { }

    Q_DISABLE_COPY_MOVE(FairQueue)

    /// Takes `task` over, unless the queue is full or closed; then it stays the caller's.
    [[nodiscard]] bool push(Task& task)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed || m_size >= m_capacity)
            return false;
        tasksOf(task.client, m_turns.end()).push_back(std::move(task));
        ++m_size;
        m_hasWork.notify_one();
        return true;
    }

    /// Waits for work and takes all of it, up to `most`, one of each client in turn. Empty: closed,
    /// and all work was taken.
    [[nodiscard]] std::vector<Task> take(size_t most)
    {
        std::unique_lock lock(m_mutex);
        m_hasWork.wait(lock, [this] { return m_isClosed || m_size > 0; });
        std::vector<Task> taken;
        while (m_size > 0 && taken.size() < most) {
            Turn& first = m_turns.front();
            taken.push_back(std::move(first.tasks.front()));
            first.tasks.pop_front();
            --m_size;
            if (first.tasks.empty()) {
                m_byClient.erase(first.client);
                m_turns.pop_front();
            } else {
                m_turns.splice(m_turns.end(), m_turns, m_turns.begin());
            }
        }
        return taken;
    }

    /// Waits until there are so many, or for that long, or until it is closed: how many there are.
    size_t gather(size_t tasks, std::chrono::microseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        m_hasWork.wait_for(lock, atMost, [&] { return m_isClosed || m_size >= tasks; });
        return m_size;
    }

    /// Those of the tasks that were taken for which there was no time: they come first again, as
    /// they did, and whoever has come since has a turn between them.
    void putBack(std::span<Task> tasks)
    {
        const std::lock_guard lock(m_mutex);
        for (Task& task : tasks | std::views::reverse) {
            std::deque<Task>& own = tasksOf(task.client, m_turns.begin());
            m_turns.splice(m_turns.begin(), m_turns, m_byClient.at(task.client));
            own.push_front(std::move(task));
            ++m_size;
        }
    }

    /// Nothing more is taken in; what waits is still given out.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_hasWork.notify_all();
    }

    [[nodiscard]] size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_size;
    }

private:
    struct Turn
    {
        quint64 client;
        std::deque<Task> tasks;
    };

    using Turns = std::list<Turn>;

    /// A client who has nothing here yet takes their turn before `place`.
    [[nodiscard]] std::deque<Task>& tasksOf(quint64 client, typename Turns::iterator place)
    {
        const auto known = m_byClient.find(client);
        if (known != m_byClient.end())
            return known->second->tasks;
        const auto turn = m_turns.insert(place, Turn {client, {}});
        m_byClient.emplace(client, turn);
        return turn->tasks;
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_hasWork;
    Turns m_turns; ///< the next first; each has a task
    std::unordered_map<quint64, typename Turns::iterator> m_byClient;
    size_t m_size = 0;
    size_t m_capacity;
    bool m_isClosed = false;
};

} // namespace betlog::store
