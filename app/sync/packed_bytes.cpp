// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/packed_bytes.h"

#include <algorithm>
#include <cstring>

namespace betlog::sync {

namespace {

/// What stands before the characters of a text.
struct TextHeader
{
    bool isNull = true;
    bool isWide = false;
    quint64 length = 0;

    explicit TextHeader(quint64 varint)
        : isNull(varint == 0)
        , isWide(!isNull && (varint - 1) % 2 == 1)
        , length(isNull ? 0 : (varint - 1) / 2)
    { }
};

} // namespace

// ── writing ──

void PackedWriter::putVarint(quint64 number)
{
    for (; number >= kVarintMore; number >>= kVarintBits)
        m_bytes.append(static_cast<char>(number | kVarintMore));
    m_bytes.append(static_cast<char>(number));
}

void PackedWriter::putSigned(qint64 number)
{
    putVarint((static_cast<quint64>(number) << 1) ^ static_cast<quint64>(number >> 63));
}

void PackedWriter::putText(const QString& text)
{
    const bool isWide =
        std::ranges::any_of(text, [](QChar character) { return character > QChar(0xff); });
    putVarint(text.isNull() ? 0 : 1 + 2 * static_cast<quint64>(text.size()) + (isWide ? 1 : 0));
    if (isWide)
        putBytes(
            {reinterpret_cast<const char*>(text.utf16()),
             text.size() * qsizetype(sizeof(char16_t))});
    else
        putBytes(text.toLatin1());
}

// ── reading ──

PackedText PackedReader::text()
{
    const char* const from = m_at;
    const TextHeader header(varint());
    (void)take(header.length);
    if (header.isWide)
        (void)take(header.length);
    return m_isSound ? PackedText {{from, m_at}} : PackedText {};
}

QString PackedText::text() const
{
    PackedReader rest(bytes);
    const TextHeader header(rest.varint());
    if (header.isNull)
        return {};
    const auto length = static_cast<qsizetype>(header.length);
    QString text(length, Qt::Uninitialized); // empty is not null
    if (header.isWide)
        std::memcpy(text.data(), rest.take(2 * header.length).data(), 2 * header.length);
    else if (length > 0)
        text = QString::fromLatin1(rest.take(header.length));
    return text;
}

} // namespace betlog::sync
