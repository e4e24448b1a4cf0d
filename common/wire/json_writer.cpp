// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/json_writer.h"

#include <algorithm>
#include <charconv>

namespace betlog::wire {

namespace {

bool isPlain(char16_t unit)
{
    return unit >= 0x20 && unit < 0x80 && unit != u'"' && unit != u'\\';
}

/// The two-character escape of a unit, or 0 where it has none.
char shortEscape(char16_t unit)
{
    switch (unit) {
    case u'"':
        return '"';
    case u'\\':
        return '\\';
    case u'\b':
        return 'b';
    case u'\t':
        return 't';
    case u'\n':
        return 'n';
    case u'\f':
        return 'f';
    case u'\r':
        return 'r';
    default:
        return 0;
    }
}

void appendEscaped(QByteArray& out, char16_t unit)
{
    constexpr char kHexDigits[] = "0123456789abcdef";
    if (const char mark = shortEscape(unit)) {
        out.append('\\').append(mark);
        return;
    }
    out.append("\\u00").append(kHexDigits[unit >> 4]).append(kHexDigits[unit & 0xf]);
}

bool needsEscape(char16_t unit)
{
    return unit < 0x20 || unit == u'"' || unit == u'\\';
}

} // namespace

void appendJsonText(QByteArray& out, QStringView value)
{
    out.append('"');
    const char16_t* at = value.utf16();
    const char16_t* const end = at + value.size();
    while (at != end) {
        const char16_t* const plainEnd = std::find_if_not(at, end, isPlain);
        const qsizetype before = out.size();
        out.resize(before + (plainEnd - at));
        std::transform(at, plainEnd, out.data() + before, [](char16_t unit) {
            return static_cast<char>(unit);
        });
        at = plainEnd;
        if (at == end)
            break;
        if (needsEscape(*at)) {
            appendEscaped(out, *at++);
            continue;
        }
        const char16_t* const wideEnd =
            std::find_if(at, end, [](char16_t unit) { return unit < 0x80; });
        out.append(QStringView(at, wideEnd).toUtf8());
        at = wideEnd;
    }
    out.append('"');
}

JsonWriter::JsonWriter(qsizetype expectedBytes)
    : m_text(expectedBytes, Qt::Uninitialized)
    , m_at(m_text.data())
    , m_end(m_at + m_text.size())
{ }

QByteArray JsonWriter::take()
{
    m_text.truncate(size());
    return std::move(m_text);
}

void JsonWriter::grow(qsizetype bytes)
{
    const qsizetype written = size();
    m_text.resize(std::max(2 * m_text.size(), written + bytes));
    m_at = m_text.data() + written;
    m_end = m_text.data() + m_text.size();
}

char* JsonWriter::place(qsizetype bytes)
{
    if (m_end - m_at <= bytes)
        grow(bytes + 1);
    if (m_needsComma)
        *m_at++ = ',';
    m_needsComma = true;
    return m_at;
}

void JsonWriter::append(QByteArrayView bytes)
{
    m_at = std::copy(bytes.begin(), bytes.end(), place(bytes.size()));
}

void JsonWriter::key(QLatin1StringView name)
{
    char* at = place(name.size() + 3);
    *at++ = '"';
    at = std::copy(name.begin(), name.end(), at);
    *at++ = '"';
    *at++ = ':';
    m_at = at;
    m_needsComma = false;
}

void JsonWriter::text(QStringView value)
{
    char* at = place(value.size() + 2);
    *at++ = '"';
    for (const QChar character : value) {
        const char16_t unit = character.unicode();
        if (!isPlain(unit)) {
            m_needsComma = false; // It is written, if it was due.
            QByteArray escaped;
            appendJsonText(escaped, value);
            return append(escaped);
        }
        *at++ = static_cast<char>(unit);
    }
    *at++ = '"';
    m_at = at;
}

void JsonWriter::text(QLatin1StringView ascii)
{
    char* at = place(ascii.size() + 2);
    *at++ = '"';
    at = std::copy(ascii.begin(), ascii.end(), at);
    *at++ = '"';
    m_at = at;
}

void JsonWriter::integer(qint64 value)
{
    constexpr qsizetype kLongest = 20;
    char* const at = place(kLongest);
    m_at = std::to_chars(at, at + kLongest, value).ptr;
}

void JsonWriter::date(QDate value)
{
    const auto appendNumber = [this](int number, int digits) {
        for (int i = digits - 1; i >= 0; --i, number /= 10)
            m_at[i] = static_cast<char>('0' + number % 10);
        m_at += digits;
    };
    if (!value.isValid())
        return text(QLatin1StringView());
    m_at = place(12);
    *m_at++ = '"';
    appendNumber(value.year(), 4);
    *m_at++ = '-';
    appendNumber(value.month(), 2);
    *m_at++ = '-';
    appendNumber(value.day(), 2);
    *m_at++ = '"';
}

void JsonWriter::boolean(bool value)
{
    append(value ? "true" : "false");
}

void JsonWriter::null()
{
    append("null");
}

void JsonWriter::json(QByteArrayView value)
{
    append(value);
}

void JsonWriter::open(char bracket)
{
    *place(1) = bracket;
    ++m_at;
    m_needsComma = false;
}

void JsonWriter::close(char bracket)
{
    m_needsComma = false;
    *place(1) = bracket;
    ++m_at;
}

} // namespace betlog::wire
