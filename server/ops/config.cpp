// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/ops/config.h"

#include <QStandardPaths>

namespace betlog::ops {

using namespace Qt::Literals::StringLiterals;

core::LogSettings newLogSettings(const Config& config)
{
    core::LogSettings settings;
    settings.weekStart.zone = config.terms.timeZone.value_or(QTimeZone::systemTimeZone());
    settings.weekStart.day = config.terms.weekDay.value_or(settings.weekStart.day);
    settings.weekStart.hour = config.terms.weekHour.value_or(settings.weekStart.hour);
    settings.currency = config.terms.currency.value_or(domain::Currency {u"USD"_s, u"$"_s, 2});
    settings.rules.house = config.terms.house.value_or(settings.rules.house);
    settings.rules.rounding = config.terms.rounding.value_or(settings.rules.rounding);
    settings.rules.scope = config.terms.scope.value_or(settings.rules.scope);
    settings.bookkeepers = config.bookkeepers;
    return settings;
}

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/betlog"_s;
}

} // namespace betlog::ops
