// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

namespace betlog::store {

/// What one thread leaves for another, in order, never more than `capacity`. Safe from any thread.
template <typename Task>
class WorkQueue
{
public:
    explicit WorkQueue(size_t capacity)
        : m_capacity(capacity)
    { }

    Q_DISABLE_COPY_MOVE(WorkQueue)

    /// Takes `task` over, unless the queue is full or closed; then it stays the caller's.
    [[nodiscard]] bool push(Task& task)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed || m_tasks.size() >= m_capacity)
            return false;
        m_tasks.push_back(std::move(task));
        m_hasWork.notify_one();
        return true;
    }

    /// Waits for work and takes all of it, up to `most`. Empty: closed, and all work was taken.
    [[nodiscard]] std::vector<Task> take(size_t most)
    {
        std::unique_lock lock(m_mutex);
        m_hasWork.wait(lock, [this] { return m_isClosed || !m_tasks.empty(); });
        std::vector<Task> taken;
        while (!m_tasks.empty() && taken.size() < most) {
            taken.push_back(std::move(m_tasks.front()));
            m_tasks.pop_front();
        }
        return taken;
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
        return m_tasks.size();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::deque<Task> m_tasks;
    size_t m_capacity;
    bool m_isClosed = false;
};

} // namespace betlog::store
