// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

namespace betlog::sync {

// What packed bets are made of. Numbers are base-128 varints, the least significant part first;
// those that can be negative are zigzag before (0, −1, 1, −2 … become 0, 1, 2, 3 …), as Protocol
// Buffers have them. A text is a varint, 0 for a null one, else 1 + 2 × its length + its width
// (0: Latin-1, a byte a character; 1: UTF-16 in the machine's byte order), and its characters.

inline constexpr int kVarintBits = 7;
inline constexpr quint64 kVarintMore = 0x80; ///< another part follows

/// A text as packed bets have it. The same text always has the same bytes, so that very many are
/// told apart without making one QString. Valid as long as the bet that it is of.
struct PackedText
{
    QByteArrayView bytes;

    [[nodiscard]] bool isEmpty() const { return bytes.size() <= 1; }

    [[nodiscard]] QString text() const;
};

class PackedWriter final
{
public:
    void putByte(quint8 byte) { m_bytes.append(static_cast<char>(byte)); }

    void putBytes(QByteArrayView bytes) { m_bytes.append(bytes.data(), bytes.size()); }

    void putVarint(quint64 number);
    void putSigned(qint64 number);
    void putText(const QString& text);

    [[nodiscard]] QByteArray bytes() const { return {m_bytes.constData(), m_bytes.size()}; }

private:
    QVarLengthArray<char, 1024> m_bytes;
};

/// Steps through bytes; where they end too early, everything from there on is nothing, and the
/// reader is not sound any more.
class PackedReader final
{
public:
    explicit PackedReader(QByteArrayView bytes)
        : m_at(bytes.begin())
        , m_end(bytes.end())
    { }

    /// Whether nothing was missing, and nothing is left.
    [[nodiscard]] bool isRead() const { return m_isSound && m_at == m_end; }

    /// Bytes that were not read yet.
    [[nodiscard]] quint64 left() const { return static_cast<quint64>(m_end - m_at); }

    /// What was read can only be so if the condition holds.
    [[nodiscard]] bool require(bool condition) { return m_isSound = m_isSound && condition; }

    [[nodiscard]] QByteArrayView take(quint64 size)
    {
        if (!require(size <= left()))
            return {};
        const char* const from = m_at;
        m_at += size;
        return {from, m_at};
    }

    [[nodiscard]] quint8 byte()
    {
        const QByteArrayView one = take(1);
        return one.isEmpty() ? quint8(0) : static_cast<quint8>(one.front());
    }

    [[nodiscard]] quint64 varint()
    {
        quint64 number = 0;
        for (int shift = 0; require(shift < 64); shift += kVarintBits) {
            const quint64 part = byte();
            number |= (part & ~kVarintMore) << shift;
            if (part < kVarintMore)
                break;
        }
        return number;
    }

    [[nodiscard]] qint64 signedNumber()
    {
        const quint64 number = varint();
        return static_cast<qint64>((number >> 1) ^ (~(number & 1) + 1));
    }

    [[nodiscard]] PackedText text();

private:
    const char* m_at;
    const char* m_end;
    bool m_isSound = true;
};

} // namespace betlog::sync
