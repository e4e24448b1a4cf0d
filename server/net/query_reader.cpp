// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/query_reader.h"

#include "domain/bet_rules.h"
#include "wire/limits.h"

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

QString QueryReader::value(const QString& name) const
{
    return m_query.queryItemValue(name, QUrl::FullyDecoded);
}

void QueryReader::addError(const QString& name, const QString& detail)
{
    m_errors.append({u'/' + name, detail});
}

QString QueryReader::text(const QString& name, qsizetype maxLength)
{
    const QString text = value(name);
    if (!domain::isCleanText(text, maxLength))
        addError(name, u"This is no text of at most %1 characters."_s.arg(maxLength));
    return text;
}

std::optional<qint64> QueryReader::integer(const QString& name, qint64 min, qint64 max)
{
    const QString text = value(name);
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < min || number > max)
        addError(name, u"This is no whole number from %1 to %2."_s.arg(min).arg(max));
    return number;
}

std::optional<domain::WeekKey> QueryReader::week(const QString& name)
{
    const QString text = value(name);
    const auto week = domain::WeekKey::fromText(text);
    if (!week && !text.isEmpty())
        addError(name, u"A week is named by its first day, as in 2024-12-01."_s);
    return week;
}

std::optional<domain::LineResult> QueryReader::result(const QString& name)
{
    const QString text = value(name);
    const auto result = domain::lineResultFromName(text);
    if (!result && !text.isEmpty())
        addError(name, u"There is no such status."_s);
    return result;
}

std::optional<base::Epoch> QueryReader::epoch(const QString& name)
{
    const QString text = value(name);
    const auto epoch = base::Epoch::fromText(text);
    if (!epoch && !text.isEmpty())
        addError(name, u"This is no UUID."_s);
    return epoch;
}

QList<domain::RoomPattern> QueryReader::rooms(const QString& name)
{
    QList<domain::RoomPattern> rooms;
    const QStringList texts = value(name).split(u',', Qt::SkipEmptyParts);
    if (texts.isEmpty())
        return {domain::RoomPattern()};
    if (texts.size() > wire::limits::kMaxRoomPatterns) {
        addError(name, u"At most %1 rooms can be named."_s.arg(wire::limits::kMaxRoomPatterns));
        return rooms;
    }
    for (const QString& text : texts) {
        if (const auto room = domain::RoomPattern::fromText(text))
            rooms.append(*room);
        else
            addError(
                name,
                u"\"%1\" is no room, as \"NFL/2024-12-01\" or \"*\" is."_s.arg(text.left(60)));
    }
    return rooms;
}

std::optional<base::Error> QueryReader::error() const
{
    if (m_errors.isEmpty())
        return std::nullopt;
    return base::Error {base::ErrorCode::BadRequest, m_errors.first().detail, m_errors};
}

} // namespace betlog::net
