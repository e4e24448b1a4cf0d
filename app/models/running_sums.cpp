// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/running_sums.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace betlog::models {

namespace {

/// Near the square root of the hundred thousand that a long log has.
constexpr qsizetype kChunk = 256;

template <typename Values>
qint64 sumOf(const Values& values)
{
    return std::accumulate(std::begin(values), std::end(values), qint64(0));
}

} // namespace

RunningSums::Inside RunningSums::locate(qsizetype index) const
{
    Inside at {0, index, 0};
    for (const Chunk& chunk : m_chunks) {
        if (at.index < chunk.values.size())
            break;
        at.index -= chunk.values.size();
        at.before += chunk.sum;
        ++at.chunk;
    }
    return at;
}

int RunningSums::at(qsizetype index) const
{
    const Inside at = locate(index);
    return m_chunks[static_cast<size_t>(at.chunk)].values[at.index];
}

qint64 RunningSums::sumBefore(qsizetype index) const
{
    const Inside at = locate(index);
    if (at.index == 0)
        return at.before;
    const QList<int>& values = m_chunks[static_cast<size_t>(at.chunk)].values;
    return std::accumulate(values.cbegin(), values.cbegin() + at.index, at.before);
}

RunningSums::Place RunningSums::find(qint64 offset) const
{
    Place place;
    for (const Chunk& chunk : m_chunks) {
        if (offset >= place.before + chunk.sum) {
            place.before += chunk.sum;
            place.index += chunk.values.size();
            continue;
        }
        for (const int value : chunk.values) {
            if (offset < place.before + value)
                return place;
            place.before += value;
            ++place.index;
        }
    }
    Q_UNREACHABLE();
}

void RunningSums::set(qsizetype index, int value)
{
    const Inside at = locate(index);
    Chunk& chunk = m_chunks[static_cast<size_t>(at.chunk)];
    const int change = value - chunk.values[at.index];
    chunk.values[at.index] = value;
    chunk.sum += change;
    m_sum += change;
}

void RunningSums::insert(qsizetype index, const QList<int>& values)
{
    if (values.isEmpty())
        return;
    m_count += values.size();
    m_sum += sumOf(values);
    if (values.size() == 1 && !m_chunks.empty())
        return insertOne(index, values.first());
    const qsizetype before = splitAt(index);
    std::vector<Chunk> chunks = chunksOf(values);
    const auto added = static_cast<qsizetype>(chunks.size());
    m_chunks.insert(
        m_chunks.begin() + before,
        std::make_move_iterator(chunks.begin()),
        std::make_move_iterator(chunks.end()));
    mergeAround(before + added);
    mergeAround(before);
}

void RunningSums::insertOne(qsizetype index, int value)
{
    Inside at = locate(index);
    if (at.chunk == static_cast<qsizetype>(m_chunks.size())) {
        --at.chunk; // behind the last number
        at.index = m_chunks.back().values.size();
    }
    Chunk& chunk = m_chunks[static_cast<size_t>(at.chunk)];
    chunk.values.insert(at.index, value);
    chunk.sum += value;
    if (chunk.values.size() > 2 * kChunk)
        cut(at.chunk, kChunk);
}

void RunningSums::remove(qsizetype index, qsizetype count)
{
    const qsizetype first = splitAt(index);
    const qsizetype end = splitAt(index + count);
    for (qsizetype chunk = first; chunk < end; ++chunk)
        m_sum -= m_chunks[static_cast<size_t>(chunk)].sum;
    m_count -= count;
    m_chunks.erase(m_chunks.begin() + first, m_chunks.begin() + end);
    mergeAround(first);
}

void RunningSums::assign(const QList<int>& values)
{
    m_chunks = chunksOf(values);
    m_count = values.size();
    m_sum = sumOf(values);
}

/// Makes a chunk begin at the number `index`; which one that is.
qsizetype RunningSums::splitAt(qsizetype index)
{
    const Inside at = locate(index);
    if (at.index == 0)
        return at.chunk;
    cut(at.chunk, at.index);
    return at.chunk + 1;
}

/// Leaves so many numbers in the chunk; the others become the next one.
void RunningSums::cut(qsizetype chunk, qsizetype kept)
{
    Chunk& head = m_chunks[static_cast<size_t>(chunk)];
    Chunk tail {head.values.mid(kept), 0};
    tail.sum = sumOf(tail.values);
    head.values.resize(kept);
    head.sum -= tail.sum;
    m_chunks.insert(m_chunks.begin() + chunk + 1, std::move(tail));
}

/// Joins the chunk with the one before it where both together are small, so that cuts leave no
/// crumbs behind.
void RunningSums::mergeAround(qsizetype chunk)
{
    if (chunk <= 0 || chunk >= static_cast<qsizetype>(m_chunks.size()))
        return;
    Chunk& before = m_chunks[static_cast<size_t>(chunk - 1)];
    const Chunk& here = m_chunks[static_cast<size_t>(chunk)];
    if (before.values.size() + here.values.size() > kChunk)
        return;
    before.values += here.values;
    before.sum += here.sum;
    m_chunks.erase(m_chunks.begin() + chunk);
}

std::vector<RunningSums::Chunk> RunningSums::chunksOf(const QList<int>& values)
{
    std::vector<Chunk> chunks;
    for (qsizetype from = 0; from < values.size(); from += kChunk) {
        Chunk chunk {values.mid(from, kChunk), 0};
        chunk.sum = sumOf(chunk.values);
        chunks.push_back(std::move(chunk));
    }
    return chunks;
}

} // namespace betlog::models
