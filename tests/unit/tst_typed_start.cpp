// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/typed_start.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;

namespace {

const QTimeZone kChicago("America/Chicago");

/// Sunday, 1 December 2024, 10:30:20 in Chicago.
[[nodiscard]] base::Timestamp now()
{
    return *base::Timestamp::fromRfc3339(u"2024-12-01T16:30:20.500Z"_s);
}

[[nodiscard]] QString read(const QString& typed, base::Timestamp at = now())
{
    const auto start = models::startFromTyped(typed, at, kChicago);
    return start ? start->utc().toTimeZone(kChicago).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s)
                 : QString();
}

} // namespace

class TestTypedStart : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void followsTheZoneAcrossAChangeOfTheClocks();
    void writesWhatItReadsAgain();
};

void TestTypedStart::readsWhatPeopleType_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("start");

    const auto row = [](const QString& typed, const QString& start) {
        QTest::newRow(qPrintable(typed)) << typed << start + u":00.000"_s;
    };
    row(u"13:00"_s, u"2024-12-01 13:00"_s);
    row(u"9.05"_s, u"2024-12-01 09:05"_s);
    row(u"1pm"_s, u"2024-12-01 13:00"_s);
    row(u"12:15 AM"_s, u"2024-12-01 00:15"_s);
    row(u"12pm"_s, u"2024-12-01 12:00"_s);
    row(u"today 20:00"_s, u"2024-12-01 20:00"_s);
    row(u"tomorrow 19:30"_s, u"2024-12-02 19:30"_s);
    row(u"tom 19:30"_s, u"2024-12-02 19:30"_s);
    row(u"sun 13:00"_s, u"2024-12-01 13:00"_s);
    row(u"Saturday 13:00"_s, u"2024-12-07 13:00"_s);
    row(u"mon  7pm"_s, u"2024-12-02 19:00"_s);
    row(u"5 dec 13:00"_s, u"2024-12-05 13:00"_s);
    row(u"Dec 5 13:00"_s, u"2024-12-05 13:00"_s);
    row(u"3 January 13:00"_s, u"2025-01-03 13:00"_s);
    row(u"29 feb 13:00"_s, u"2024-02-29 13:00"_s);
    row(u"2024-12-08 13:00"_s, u"2024-12-08 13:00"_s);
    row(u"+90m"_s, u"2024-12-01 12:00"_s);
    row(u"+2h"_s, u"2024-12-01 12:30"_s);
    row(u"+5 min"_s, u"2024-12-01 10:35"_s);
}

void TestTypedStart::readsWhatPeopleType()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, start);
    QCOMPARE(read(typed), start);
}

void TestTypedStart::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("typed");

    for (const char* const typed :
         {"",
          "13",
          "24:00",
          "13:60",
          "13pm",
          "0am",
          "soon",
          "sunday",
          "su 13:00",
          "someday 13:00",
          "31 feb 13:00",
          "5 foo 13:00",
          "2024-02-30 13:00",
          "+2",
          "+99999h",
          "-2h"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestTypedStart::refusesWhatIsNoTime()
{
    QFETCH(const QString, typed);
    QCOMPARE(read(typed), QString());
}

void TestTypedStart::followsTheZoneAcrossAChangeOfTheClocks()
{
    const auto before = *base::Timestamp::fromRfc3339(u"2025-03-09T07:00:00Z"_s); // 01:00, winter
    QCOMPARE(read(u"2:30"_s, before), QString()); // the clocks leave it out
    QCOMPARE(read(u"3:30"_s, before), u"2025-03-09 03:30:00.000"_s);
    QCOMPARE(read(u"+2h"_s, before), u"2025-03-09 04:00:00.000"_s);
    QCOMPARE(
        models::startFromTyped(u"3:30"_s, before, kChicago)->rfc3339(),
        u"2025-03-09T08:30:00.000Z"_s);
}

void TestTypedStart::writesWhatItReadsAgain()
{
    const auto start = *models::startFromTyped(u"sat 13:05"_s, now(), kChicago);
    QCOMPARE(models::typedStart(start, kChicago), u"2024-12-07 13:05"_s);
    QCOMPARE(models::startFromTyped(models::typedStart(start, kChicago), now(), kChicago), start);
}

QTEST_GUILESS_MAIN(TestTypedStart)
#include "tst_typed_start.moc"
