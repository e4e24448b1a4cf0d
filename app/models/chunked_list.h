// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <utility>
#include <vector>

namespace betlog::models {

/// A list that grows at its end and leaves what is in it where it is: one more never moves a
/// hundred thousand others, which takes as long as a frame may.
template <typename T>
class ChunkedList final
{
public:
    [[nodiscard]] std::size_t size() const
    {
        return m_chunks.empty() ? 0 : (m_chunks.size() - 1) * kChunk + m_chunks.back().size();
    }

    [[nodiscard]] const T& operator[](std::size_t index) const
    {
        return m_chunks[index / kChunk][index % kChunk];
    }

    [[nodiscard]] T& operator[](std::size_t index)
    {
        return m_chunks[index / kChunk][index % kChunk];
    }

    void push_back(T value)
    {
        if (m_chunks.empty() || m_chunks.back().size() == kChunk)
            m_chunks.emplace_back().reserve(kChunk);
        m_chunks.back().push_back(std::move(value));
    }

    void clear() { m_chunks.clear(); }

private:
    static constexpr std::size_t kChunk = 1024;

    std::vector<std::vector<T>> m_chunks; ///< all but the last are full
};

} // namespace betlog::models
