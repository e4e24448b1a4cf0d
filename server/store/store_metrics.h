// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

namespace betlog::store {

/// How many observations fell at or below each bound, and their sum. Safe from any thread.
template <size_t N>
class Histogram
{
public:
    explicit Histogram(const std::array<qint64, N>& bounds)
        : m_bounds(bounds)
    { }

    void observe(qint64 value)
    {
        size_t bucket = 0;
        while (bucket < N && value > m_bounds.at(bucket))
            ++bucket;
        m_counts.at(bucket).fetch_add(1, std::memory_order_relaxed);
        m_sum.fetch_add(value, std::memory_order_relaxed);
    }

    [[nodiscard]] const std::array<qint64, N>& bounds() const { return m_bounds; }

    /// Observations in bucket `i` alone; bucket N holds those above every bound.
    [[nodiscard]] qint64 count(size_t i) const { return m_counts.at(i).load(); }

    [[nodiscard]] qint64 sum() const { return m_sum.load(); }

    [[nodiscard]] qint64 total() const
    {
        qint64 all = 0;
        for (const std::atomic<qint64>& count : m_counts)
            all += count.load();
        return all;
    }

private:
    std::array<qint64, N> m_bounds;
    std::array<std::atomic<qint64>, N + 1> m_counts {};
    std::atomic<qint64> m_sum {0};
};

/// What the log's threads count about themselves, for GET /metrics. Safe to read from any thread.
struct StoreMetrics
{
    Histogram<9> commitMicroseconds {
        {250, 500, 1'000, 2'500, 5'000, 10'000, 50'000, 250'000, 1'000'000}};
    Histogram<7> batchSize {{1, 2, 4, 16, 64, 256, 512}}; ///< commands a transaction
    std::atomic<qint64> commands {0}; ///< answered, refusals included
    std::atomic<qint64> refusals {0};
    std::atomic<qint64> repeats {0}; ///< answered from the store, since they were sent before
    std::atomic<qint64> changes {0};
    std::atomic<qint64> failedBatches {0};
    std::atomic<qint64> busyWrites {0}; ///< turned away at a full queue
    std::atomic<qint64> busyReads {0};
    std::atomic<qint64> reads {0};
    std::atomic<qint64> folds {0}; ///< of the write-ahead log into the log
    std::atomic<qint64> failedFolds {0};
};

} // namespace betlog::store
