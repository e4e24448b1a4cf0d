// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>
#include <QList>

#include <random>

namespace betlog::tests {

/// Makes new inputs out of a corpus, the same ones for the same seed on every machine.
class Mutator
{
public:
    Mutator(QList<QByteArray> corpus, quint32 seed);

    /// One input of the corpus with one to four mutations.
    [[nodiscard]] QByteArray next();

private:
    void mutate(QByteArray& input);
    void replaceValue(QByteArray& input, qsizetype at);
    [[nodiscard]] qsizetype below(qsizetype bound);
    [[nodiscard]] const QByteArray& anyOfCorpus();

    QList<QByteArray> m_corpus;
    std::mt19937 m_engine;
};

} // namespace betlog::tests
