// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/terms.h"

#include "server/store/sql_connection.h"

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
        currencyText(settings.currency)};
}

[[nodiscard]] base::Expected<std::optional<Row>> readTerms(SqlConnection& connection)
{
    return connection.one(Statement::ReadTerms, {}, [](const QSqlQuery& row) {
        return Row {
            row.value(0).toString(),
            row.value(1).toInt(),
            row.value(2).toInt(),
            row.value(3).toString()};
    });
}

[[nodiscard]] tl::unexpected<base::Error>
otherTerms(const QString& what, const QString& is, const QString& asked)
{
    return base::unexpected(base::Error {
        base::ErrorCode::Invalid,
        u"The %1 of this log is %2, settled when it was made; it cannot become %3."_s.arg(
            what, is, asked),
        {}});
}

[[nodiscard]] base::Expected<void> check(const core::LogTerms& asked, const Row& terms)
{
    if (asked.timeZone && QString::fromUtf8(asked.timeZone->id()) != terms.timeZone)
        return otherTerms(u"time zone"_s, terms.timeZone, QString::fromUtf8(asked.timeZone->id()));
    if (asked.currency && currencyText(*asked.currency) != terms.currency)
        return otherTerms(u"currency"_s, terms.currency, currencyText(*asked.currency));
    const int day = asked.weekDay.value_or(static_cast<Qt::DayOfWeek>(terms.weekDay));
    const int hour = asked.weekHour.value_or(terms.weekHour);
    if (day == terms.weekDay && hour == terms.weekHour)
        return {};
    const auto weekStart = [](int weekDay, int weekHour) {
        return u"day %1, %2:00"_s.arg(weekDay).arg(weekHour);
    };
    return otherTerms(
        u"start of the week"_s, weekStart(terms.weekDay, terms.weekHour), weekStart(day, hour));
}

} // namespace

base::Expected<core::LogSettings>
settleTerms(SqlConnection& connection, const core::LogTerms& asked, core::LogSettings settings)
{
    const auto known = readTerms(connection);
    if (!known)
        return base::unexpected(known.error());
    if (!*known) {
        const Row row = rowOf(settings);
        const auto written = connection.write(
            Statement::WriteTerms, {row.timeZone, row.weekDay, row.weekHour, row.currency});
        if (!written)
            return base::unexpected(written.error());
        return settings;
    }
    const Row& terms = **known;
    if (const auto checked = check(asked, terms); !checked)
        return base::unexpected(checked.error());
    const auto currency = domain::Currency::fromText(terms.currency);
    const QTimeZone zone(terms.timeZone.toUtf8());
    if (!currency || !zone.isValid())
        return base::unexpected(base::Error {
            base::ErrorCode::StorageFailed,
            u"This machine does not know the log's time zone %1."_s.arg(terms.timeZone),
            {}});
    settings.currency = *currency;
    settings.weekStart = {static_cast<Qt::DayOfWeek>(terms.weekDay), terms.weekHour, zone};
    return settings;
}

} // namespace betlog::store
