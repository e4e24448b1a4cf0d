// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/terms.h"

#include "server/store/sql_connection.h"
#include "wire/names.h"

#include <QSqlQuery>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The terms as the table has them.
struct Row
{
    QString timeZone;
    int weekDay = 0;
    int weekHour = 0;
    QString currency; ///< "USD:2"
    QString house; ///< empty, as the two below, in a log from before they were terms
    QString rounding;
    QString scope;
};

[[nodiscard]] QString currencyText(const domain::Currency& currency)
{
    return u"%1:%2"_s.arg(currency.code).arg(currency.exponent);
}

[[nodiscard]] Row rowOf(const core::LogSettings& settings)
{
    return {
        QString::fromUtf8(settings.weekStart.zone.id()),
        settings.weekStart.day,
        settings.weekStart.hour,
        currencyText(settings.currency),
        domain::houseOddsText(settings.rules.house),
        wire::roundingName(settings.rules.rounding),
        wire::roundingScopeName(settings.rules.scope)};
}

[[nodiscard]] base::Expected<std::optional<Row>> readTerms(SqlConnection& connection)
{
    return connection.one(Statement::ReadTerms, {}, [](const QSqlQuery& row) {
        return Row {
            row.value(0).toString(),
            row.value(1).toInt(),
            row.value(2).toInt(),
            row.value(3).toString(),
            row.value(4).toString(),
            row.value(5).toString(),
            row.value(6).toString()};
    });
}

[[nodiscard]] base::Expected<void> writeTerms(SqlConnection& connection, const Row& row)
{
    return connection.write(
        Statement::WriteTerms,
        {row.timeZone,
         row.weekDay,
         row.weekHour,
         row.currency,
         row.house,
         row.rounding,
         row.scope});
}

/// One term that somebody asked for, beside what it is.
struct Asked
{
    QString what;
    QString is;
    QString asked;
};

[[nodiscard]] QString weekStartText(int weekDay, int weekHour)
{
    return u"day %1, %2:00"_s.arg(weekDay).arg(weekHour);
}

[[nodiscard]] QList<Asked> askedOf(const core::LogTerms& asked, const Row& terms)
{
    const int day = asked.weekDay.value_or(static_cast<Qt::DayOfWeek>(terms.weekDay));
    const int hour = asked.weekHour.value_or(terms.weekHour);
    QList<Asked> all {
        {u"start of the week"_s,
         weekStartText(terms.weekDay, terms.weekHour),
         weekStartText(day, hour)}};
    if (asked.timeZone)
        all.append({u"time zone"_s, terms.timeZone, QString::fromUtf8(asked.timeZone->id())});
    if (asked.currency)
        all.append({u"currency"_s, terms.currency, currencyText(*asked.currency)});
    if (asked.house)
        all.append({u"table of house odds"_s, terms.house, domain::houseOddsText(*asked.house)});
    if (asked.rounding)
        all.append({u"rounding"_s, terms.rounding, wire::roundingName(*asked.rounding)});
    if (asked.scope)
        all.append({u"scope of rounding"_s, terms.scope, wire::roundingScopeName(*asked.scope)});
    return all;
}

[[nodiscard]] base::Expected<void> check(const core::LogTerms& asked, const Row& terms)
{
    for (const Asked& term : askedOf(asked, terms)) {
        if (term.is != term.asked)
            return base::unexpected(base::Error {
                base::ErrorCode::Invalid,
                u"The %1 of this log is %2, settled when it was made; it cannot become %3."_s.arg(
                    term.what, term.is, term.asked),
                {}});
    }
    return {};
}

[[nodiscard]] base::Expected<core::LogSettings> settingsOf(const Row& terms, core::LogSettings rest)
{
    const auto currency = domain::Currency::fromText(terms.currency);
    const QTimeZone zone(terms.timeZone.toUtf8());
    const auto house = domain::houseOddsFromText(terms.house);
    const auto rounding = wire::roundingFromName(terms.rounding);
    const auto scope = wire::roundingScopeFromName(terms.scope);
    if (!zone.isValid())
        return base::unexpected(base::Error {
            base::ErrorCode::StorageFailed,
            u"This machine does not know the log's time zone %1."_s.arg(terms.timeZone),
            {}});
    if (!currency || !house || !rounding || !scope)
        return base::unexpected(
            base::Error {base::ErrorCode::StorageFailed, u"The log's terms cannot be read."_s, {}});
    rest.currency = *currency;
    rest.weekStart = {static_cast<Qt::DayOfWeek>(terms.weekDay), terms.weekHour, zone};
    rest.rules = {*house, *rounding, *scope};
    return rest;
}

} // namespace

base::Expected<core::LogSettings>
settleTerms(SqlConnection& connection, const core::LogTerms& asked, core::LogSettings settings)
{
    const auto known = readTerms(connection);
    if (!known)
        return base::unexpected(known.error());
    const Row asSet = rowOf(settings);
    Row terms = known->value_or(asSet);
    const bool isComplete = *known && !terms.house.isEmpty();
    if (!isComplete) {
        terms.house = asSet.house;
        terms.rounding = asSet.rounding;
        terms.scope = asSet.scope;
    }
    if (const auto checked = check(asked, terms); !checked)
        return base::unexpected(checked.error());
    if (!isComplete) {
        if (const auto written = writeTerms(connection, terms); !written)
            return base::unexpected(written.error());
    }
    return *known ? settingsOf(terms, std::move(settings)) : settings;
}

} // namespace betlog::store
