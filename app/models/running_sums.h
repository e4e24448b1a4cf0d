// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QList>

#include <vector>

namespace betlog::models {

/// Numbers in a row, none below 0, and what they come to up to any place: how many rows each bet
/// takes, or how high each row is. A question or a change of one number costs about the square
/// root of how many there are, and a change of many what these are.
class RunningSums final
{
public:
    struct Place
    {
        qsizetype index = 0;
        qint64 before = 0; ///< the sum of all numbers before it
    };

    [[nodiscard]] qsizetype count() const { return m_count; }

    [[nodiscard]] qint64 sum() const { return m_sum; }

    [[nodiscard]] int at(qsizetype index) const;
    /// Of the first `index` numbers.
    [[nodiscard]] qint64 sumBefore(qsizetype index) const;
    /// The number that reaches beyond `offset`: before ≤ offset < before + at(index). The offset is
    /// at least 0 and below the sum.
    [[nodiscard]] Place find(qint64 offset) const;

    void set(qsizetype index, int value);
    void insert(qsizetype index, const QList<int>& values);
    void remove(qsizetype index, qsizetype count);
    void assign(const QList<int>& values);

private:
    struct Chunk
    {
        QList<int> values;
        qint64 sum = 0;
    };

    struct Inside
    {
        qsizetype chunk = 0;
        qsizetype index = 0; ///< in the chunk
        qint64 before = 0; ///< the sum of the chunks before
    };

    [[nodiscard]] Inside locate(qsizetype index) const;
    void insertOne(qsizetype index, int value);
    [[nodiscard]] qsizetype splitAt(qsizetype index);
    void cut(qsizetype chunk, qsizetype kept);
    void mergeAround(qsizetype chunk);
    [[nodiscard]] static std::vector<Chunk> chunksOf(const QList<int>& values);

    std::vector<Chunk> m_chunks; ///< none is empty
    qsizetype m_count = 0;
    qint64 m_sum = 0;
};

} // namespace betlog::models
