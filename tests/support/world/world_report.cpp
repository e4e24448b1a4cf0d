// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/world_report.h"

#include "tests/support/world/seeded_world.h"

#include <array>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Column
{
    qint64 WorldTotals::*number;
    QLatin1StringView name;
};

constexpr std::array kColumns {
    Column {&WorldTotals::worlds, "worlds"_L1},
    Column {&WorldTotals::steps, "steps"_L1},
    Column {&WorldTotals::callbacks, "callbacks"_L1},
    Column {&WorldTotals::messages, "messages"_L1},
    Column {&WorldTotals::mutations, "mutations"_L1},
    Column {&WorldTotals::changes, "changes"_L1},
    Column {&WorldTotals::refusals, "refusals"_L1},
    Column {&WorldTotals::cuts, "cuts"_L1},
    Column {&WorldTotals::stalls, "silences"_L1},
    Column {&WorldTotals::lost, "lost requests"_L1},
    Column {&WorldTotals::duplicates, "duplicates"_L1},
    Column {&WorldTotals::serverCrashes, "server crashes"_L1},
    Column {&WorldTotals::clientCrashes, "client crashes"_L1},
    Column {&WorldTotals::tornWrites, "torn disk writes"_L1},
    Column {&WorldTotals::newHistories, "new histories"_L1},
};

} // namespace

WorldTotals& WorldTotals::operator+=(const WorldTotals& more)
{
    for (const Column& column : kColumns)
        this->*column.number += more.*column.number;
    return *this;
}

QString WorldTotals::text() const
{
    QStringList texts;
    for (const Column& column : kColumns)
        texts.append(u"%1 %2"_s.arg(this->*column.number).arg(column.name));
    return texts.join(u", "_s);
}

QString WorldTotals::numbers() const
{
    QStringList texts;
    for (const Column& column : kColumns)
        texts.append(QString::number(this->*column.number));
    return texts.join(u' ');
}

WorldTotals WorldTotals::parse(const QString& numbers)
{
    WorldTotals totals;
    const QStringList texts = numbers.split(u' ');
    for (size_t i = 0; i < kColumns.size(); ++i)
        totals.*kColumns.at(i).number = texts.value(static_cast<qsizetype>(i)).toLongLong();
    return totals;
}

WorldReport runWorld(const WorldPlan& plan)
{
    SeededWorld world(plan);
    return world.run();
}

WorldPlan shortestFailing(WorldPlan plan)
{
    int holds = 0; // with so many steps
    while (holds + 1 < plan.steps) {
        WorldPlan half = plan;
        half.steps = (holds + plan.steps) / 2;
        if (runWorld(half).failure.isEmpty())
            holds = half.steps;
        else
            plan = half;
    }
    return plan;
}

} // namespace betlog::tests
