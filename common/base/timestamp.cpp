// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/timestamp.h"

namespace betlog::base {

namespace {

using std::chrono::milliseconds;

constexpr int kMaxFractionDigits = 9;

/// Reads the fixed-width fields of a text from left to right; after a failure it stays failed.
class FieldReader
{
public:
    explicit FieldReader(QStringView text)
        : m_rest(text)
    { }

    [[nodiscard]] bool ok() const { return m_ok; }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

    [[nodiscard]] QChar peek() const { return m_rest.isEmpty() ? QChar() : m_rest.front(); }

    int digits(qsizetype count, int min, int max)
    {
        int value = 0;
        for (qsizetype i = 0; i < count; ++i)
            value = value * 10 + digit();
        m_ok = m_ok && value >= min && value <= max;
        return value;
    }

    void skip(char16_t wanted, char16_t orElse = 0)
    {
        m_ok = m_ok && !m_rest.isEmpty() && (m_rest.front() == wanted || m_rest.front() == orElse);
        advance();
    }

    /// The digits after the point, cut to milliseconds.
    int fraction()
    {
        int ms = 0;
        int count = 0;
        while (m_ok && peek() >= u'0' && peek() <= u'9' && count < kMaxFractionDigits) {
            const int value = digit();
            ms = count < 3 ? ms * 10 + value : ms;
            ++count;
        }
        m_ok = m_ok && count > 0;
        for (; count < 3; ++count)
            ms *= 10;
        return ms;
    }

private:
    int digit()
    {
        const QChar c = peek();
        m_ok = m_ok && c >= u'0' && c <= u'9';
        advance();
        return m_ok ? c.unicode() - u'0' : 0;
    }

    void advance()
    {
        if (!m_rest.isEmpty())
            m_rest = m_rest.mid(1);
    }

    QStringView m_rest;
    bool m_ok = true;
};

[[nodiscard]] std::chrono::year_month_day readDate(FieldReader& fields)
{
    const int year = fields.digits(4, 1, 9999);
    fields.skip(u'-');
    const int month = fields.digits(2, 1, 12);
    fields.skip(u'-');
    const int day = fields.digits(2, 1, 31);
    return {
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
}

[[nodiscard]] milliseconds readTime(FieldReader& fields)
{
    const int hour = fields.digits(2, 0, 23);
    fields.skip(u':');
    const int minute = fields.digits(2, 0, 59);
    fields.skip(u':');
    const int second = fields.digits(2, 0, 59);
    int ms = 0;
    if (fields.peek() == u'.') {
        fields.skip(u'.');
        ms = fields.fraction();
    }
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second)
        + milliseconds(ms);
}

[[nodiscard]] milliseconds readZone(FieldReader& fields)
{
    if (fields.peek() == u'Z' || fields.peek() == u'z') {
        fields.skip(u'Z', u'z');
        return milliseconds(0);
    }
    const int sign = fields.peek() == u'-' ? -1 : 1;
    fields.skip(u'+', u'-');
    const int hour = fields.digits(2, 0, 23);
    fields.skip(u':');
    const int minute = fields.digits(2, 0, 59);
    return sign * (std::chrono::hours(hour) + std::chrono::minutes(minute));
}

[[nodiscard]] bool isInRange(milliseconds sinceEpoch)
{
    constexpr milliseconds kFirst =
        std::chrono::sys_days(std::chrono::year(1) / 1 / 1).time_since_epoch();
    constexpr milliseconds kEnd =
        std::chrono::sys_days(std::chrono::year(10000) / 1 / 1).time_since_epoch();
    return sinceEpoch >= kFirst && sinceEpoch < kEnd;
}

/// Writes `value` with leading zeros into `count` characters at `at`.
void writeDigits(QChar* at, int count, int value)
{
    for (int i = count - 1; i >= 0; --i, value /= 10)
        at[i] = QChar(static_cast<char16_t>(u'0' + value % 10));
}

} // namespace

std::optional<Timestamp> Timestamp::fromRfc3339(QStringView text)
{
    FieldReader fields(text);
    const std::chrono::year_month_day date = readDate(fields);
    fields.skip(u'T', u't');
    const milliseconds time = readTime(fields);
    const milliseconds offset = readZone(fields);
    if (!fields.ok() || !fields.atEnd() || !date.ok())
        return std::nullopt;
    const milliseconds sinceEpoch = std::chrono::sys_days(date).time_since_epoch() + time - offset;
    return isInRange(sinceEpoch) ? std::optional(Timestamp(sinceEpoch)) : std::nullopt;
}

Timestamp Timestamp::fromDateTime(const QDateTime& moment)
{
    return Timestamp(milliseconds(moment.toMSecsSinceEpoch()));
}

QString Timestamp::rfc3339() const
{
    const auto day = std::chrono::floor<std::chrono::days>(m_sinceEpoch);
    const std::chrono::year_month_day date {std::chrono::sys_days(day)};
    const int ms = static_cast<int>((m_sinceEpoch - day).count());
    QString text = QStringLiteral("0000-00-00T00:00:00.000Z");
    QChar* const at = text.data();
    writeDigits(at, 4, static_cast<int>(date.year()));
    writeDigits(at + 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
    writeDigits(at + 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
    writeDigits(at + 11, 2, ms / 3'600'000);
    writeDigits(at + 14, 2, ms / 60'000 % 60);
    writeDigits(at + 17, 2, ms / 1000 % 60);
    writeDigits(at + 20, 3, ms % 1000);
    return text;
}

QDateTime Timestamp::utc() const
{
    return QDateTime::fromMSecsSinceEpoch(m_sinceEpoch.count(), Qt::UTC);
}

} // namespace betlog::base
