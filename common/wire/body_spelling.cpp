// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/body_spelling.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

namespace betlog::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Spellings
{
    QLatin1StringView snake;
    QLatin1StringView camel;
};

constexpr std::array kNames {
    Spellings {"user_name"_L1, "userName"_L1},
    Spellings {"away_team"_L1, "awayTeam"_L1},
    Spellings {"home_team"_L1, "homeTeam"_L1},
    Spellings {"week_key"_L1, "weekKey"_L1},
    Spellings {"bet_date"_L1, "betDate"_L1},
    Spellings {"bet_data"_L1, "betData"_L1},
    Spellings {"bet_status"_L1, "betStatus"_L1},
    Spellings {"settled_at"_L1, "settledAt"_L1}};

/// What stands beside the `data` of a mutate, or in the headers of a call.
constexpr std::array kOutside {"baseVersion"_L1, "betId"_L1, "mutationId"_L1, "reason"_L1};

constexpr auto kData = "/data"_L1;

QStringView firstName(const QString& pointer)
{
    const QStringView names = QStringView(pointer).sliced(pointer.startsWith(u'/') ? 1 : 0);
    return names.first(names.contains(u'/') ? names.indexOf(u'/') : names.size());
}

bool isOutside(const QString& pointer)
{
    const QStringView name = firstName(pointer);
    return std::ranges::any_of(kOutside, [name](QLatin1StringView other) { return name == other; });
}

} // namespace

BodySpelling::BodySpelling(const QJsonObject& body)
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (body.contains(kNames.at(i).camel) && !body.contains(kNames.at(i).snake))
            m_camel |= 1U << i;
    }
}

QString BodySpelling::spelled(const QString& pointer) const
{
    const QStringView name = firstName(pointer);
    for (size_t i = 0; i < kNames.size(); ++i) {
        const auto& [snake, camel] = kNames.at(i);
        if (name != snake && name != camel)
            continue;
        const QLatin1StringView sent = (m_camel & (1U << i)) != 0 ? camel : snake;
        return u'/' + sent + pointer.mid(1 + name.size());
    }
    return pointer;
}

base::Error BodySpelling::inBody(base::Error error) const
{
    error.fields.removeIf([](const base::FieldError& field) { return isOutside(field.pointer); });
    for (base::FieldError& field : error.fields)
        field.pointer = spelled(field.pointer);
    return error;
}

base::Error BodySpelling::inMessage(base::Error error) const
{
    for (base::FieldError& field : error.fields) {
        if (!isOutside(field.pointer))
            field.pointer = kData + spelled(field.pointer);
    }
    return error;
}

QString pointerOfRule(const QString& pointerInMessage)
{
    return pointerInMessage.startsWith(kData + u'/') ? pointerInMessage.sliced(kData.size())
                                                     : pointerInMessage;
}

} // namespace betlog::wire
