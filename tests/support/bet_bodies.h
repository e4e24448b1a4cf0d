// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUuid>

/// Bets as a script would write them: bodies of HTTP calls and data of mutations, without our
/// types.
namespace betlog::tests {

[[nodiscard]] inline QJsonObject lineBody(int stake = 3000, const QString& text = {})
{
    const QString player = QStringLiteral("Napheesa Collier");
    return {
        {QStringLiteral("market"), QStringLiteral("prop")},
        {QStringLiteral("selection"), text.isEmpty() ? QStringLiteral("Reach 20 points") : text},
        {QStringLiteral("player"), player},
        {QStringLiteral("stake"), stake},
        {QStringLiteral("odds"),
         QJsonObject {
             {QStringLiteral("format"), QStringLiteral("risk")},
             {QStringLiteral("text"), QStringLiteral("Medium")}}}};
}

[[nodiscard]] inline QJsonObject singlesBody(const QJsonArray& lines)
{
    return {{QStringLiteral("kind"), QStringLiteral("singles")}, {QStringLiteral("lines"), lines}};
}

/// A bet of one line in the room league/week; 30.00 at the house price Medium.
[[nodiscard]] inline QJsonObject betBody(
    const QString& user = QStringLiteral("FLIGHTx12!"),
    const QString& league = QStringLiteral("NFL"),
    const QString& week = QStringLiteral("2024-12-01"))
{
    return {
        {QStringLiteral("user_name"), user},
        {QStringLiteral("league"), league},
        {QStringLiteral("away_team"), QStringLiteral("Team A")},
        {QStringLiteral("home_team"), QStringLiteral("Team B")},
        {QStringLiteral("week_key"), week},
        {QStringLiteral("bet_data"), singlesBody({lineBody()})}};
}

[[nodiscard]] inline QJsonObject statusBody(const QString& result, int line = 0)
{
    return {{QStringLiteral("betStatus"), QJsonObject {{QString::number(line), result}}}};
}

[[nodiscard]] inline QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace betlog::tests
