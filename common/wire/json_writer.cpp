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

void JsonWriter::key(QLatin1StringView name)
{
    separate();
    m_text.append('"').append(name.data(), name.size()).append("\":");
    m_needsComma = false;
}

void JsonWriter::text(QStringView value)
{
    separate();
    appendJsonText(m_text, value);
}

void JsonWriter::text(QLatin1StringView ascii)
{
    separate();
    m_text.append('"').append(ascii.data(), ascii.size()).append('"');
}

void JsonWriter::integer(qint64 value)
{
    separate();
    char digits[24];
    const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
    m_text.append(digits, end - digits);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_text.append(value ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    m_text.append("null");
}

void JsonWriter::json(QByteArrayView value)
{
    separate();
    m_text.append(value);
}

void JsonWriter::open(char bracket)
{
    separate();
    m_text.append(bracket);
    m_needsComma = false;
}

void JsonWriter::close(char bracket)
{
    m_text.append(bracket);
    m_needsComma = true;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_text.append(',');
    m_needsComma = true;
}

} // namespace betlog::wire
