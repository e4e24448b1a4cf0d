// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <array>

namespace betlog::tests {

namespace {

constexpr qsizetype kMaxInput = 300 * 1024;

/// What parsers stumble over.
const std::array kTokens {
    "null",
    "true",
    "{}",
    "[]",
    "\"\"",
    "0",
    "-1",
    "1.5",
    "1.0",
    "1e309",
    "-0",
    "1e3",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\\",
    "\"",
    ",",
    ":",
    "}",
    "]",
    "[[[[[[[[[[[[[[[[[[",
    "\xff",
    "\xc0\x80",
    "\xed\xa0\x80",
    "\xef\xbb\xbf",
    "9007199254740993",
    "99999999999999999999",
    "\"won\"",
    "\"parlay\"",
    "\"system\"",
    "\"to_win\"",
    "\"9999-12-31T23:59:59.999Z\"",
    "\"2024-02-30\""};

} // namespace

Mutator::Mutator(QList<QByteArray> corpus, quint32 seed)
    : m_corpus(std::move(corpus))
    , m_engine(seed)
{ }

QByteArray Mutator::next()
{
    QByteArray input = anyOfCorpus();
    for (qsizetype count = 1 + below(4); count > 0; --count)
        mutate(input);
    return input.left(kMaxInput);
}

void Mutator::mutate(QByteArray& input)
{
    const qsizetype at = below(input.size() + 1);
    const qsizetype length = below(std::min<qsizetype>(input.size() - at, 64) + 1);
    switch (below(9)) {
    case 0:
        if (at < input.size())
            input[at] = static_cast<char>(below(256));
        return;
    case 1:
        input.remove(at, length);
        return;
    case 2:
        input.insert(at, input.mid(at, length));
        return;
    case 3:
        input.replace(at, length, kTokens[static_cast<size_t>(below(kTokens.size()))]);
        return;
    case 4:
        input.truncate(at);
        return;
    case 5: {
        const QByteArray& other = anyOfCorpus();
        input.insert(at, other.mid(below(other.size() + 1), length));
        return;
    }
    default:
        replaceValue(input, at);
        return;
    }
}

/// Keeps the JSON sound most of the time, so that the readers behind the parser are reached.
void Mutator::replaceValue(QByteArray& input, qsizetype at)
{
    const auto begins = [](char c) {
        return c == ':' || c == ',' || c == '[';
    };
    const auto ends = [](char c) {
        return c == ',' || c == '}' || c == ']';
    };
    const auto start = std::find_if(input.cbegin() + at, input.cend(), begins);
    if (start == input.cend())
        return;
    const auto end = std::find_if(start + 1, input.cend(), ends);
    const qsizetype from = start + 1 - input.cbegin();
    input.replace(from, end - start - 1, kTokens[static_cast<size_t>(below(kTokens.size()))]);
}

/// Not std::uniform_int_distribution, whose numbers differ between libraries.
qsizetype Mutator::below(qsizetype bound)
{
    return static_cast<qsizetype>(m_engine() % static_cast<quint32>(bound));
}

const QByteArray& Mutator::anyOfCorpus()
{
    return m_corpus.at(below(m_corpus.size()));
}

} // namespace betlog::tests
