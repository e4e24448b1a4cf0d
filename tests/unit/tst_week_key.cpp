// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/week_key.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

WeekStart weekStart(const char* zone, int hour = 10, Qt::DayOfWeek day = Qt::Sunday)
{
    return {day, hour, QTimeZone(zone)};
}

WeekKey weekKey(const QString& text)
{
    return WeekKey::fromText(text).value();
}

} // namespace

class TestWeekKey : public QObject
{
    Q_OBJECT

private slots:
    void readsOneFormOnly_data();
    void readsOneFormOnly();
    void stepsFromWeekToWeek();
    void findsTheWeekOfADate_data();
    void findsTheWeekOfADate();
    void beginsAtTheWallTime_data();
    void beginsAtTheWallTime();
    void splitsWeeksAtTheirBeginning();
    void takesOtherDaysAndHours();
    void knowsOnWhichDatesWeeksBegin();
};

void TestWeekKey::readsOneFormOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char* text, bool isRead) {
        QTest::newRow(text) << QString::fromLatin1(text) << isRead;
    };
    row("2024-12-01", true);
    row("2024-02-29", true);
    row("0001-01-07", true);
    row("9999-12-26", true);
    row("2023-02-29", false);
    row("2024-12-1", false);
    row("2024-12-01T00:00:00Z", false);
    row("2024-12-01 ", false);
    row("20241201", false);
    row("2024/12/01", false);
    row("-2024-12-01", false);
    row("10000-01-02", false);
    row("0000-01-02", false);
    row("", false);
}

void TestWeekKey::readsOneFormOnly()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isRead);
    const auto key = WeekKey::fromText(text);
    QCOMPARE(key.has_value(), isRead);
    if (key)
        QCOMPARE(key->text(), text);
}

void TestWeekKey::stepsFromWeekToWeek()
{
    const WeekKey key = weekKey(u"2024-12-29"_s);
    QCOMPARE(key.next(), weekKey(u"2025-01-05"_s));
    QCOMPARE(key.previous(), weekKey(u"2024-12-22"_s));
    QVERIFY(key < key.next());
    QVERIFY(key.isValid());
    QVERIFY(!WeekKey().isValid());
}

void TestWeekKey::findsTheWeekOfADate_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("week");
    QTest::newRow("Sunday") << QDate(2024, 12, 1) << u"2024-12-01"_s;
    QTest::newRow("Saturday") << QDate(2024, 12, 7) << u"2024-12-01"_s;
    QTest::newRow("next Sunday") << QDate(2024, 12, 8) << u"2024-12-08"_s;
    QTest::newRow("New Year") << QDate(2025, 1, 1) << u"2024-12-29"_s;
    QTest::newRow("leap day") << QDate(2024, 2, 29) << u"2024-02-25"_s;
    QTest::newRow("day after the leap day") << QDate(2024, 3, 1) << u"2024-02-25"_s;
    QTest::newRow("Monday key of the original log") << QDate(2025, 5, 12) << u"2025-05-11"_s;
}

void TestWeekKey::findsTheWeekOfADate()
{
    QFETCH(const QDate, date);
    QFETCH(const QString, week);
    QCOMPARE(weekStart("Europe/London").weekContaining(date).text(), week);
}

void TestWeekKey::beginsAtTheWallTime_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<int>("hour");
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("begin");
    const auto row =
        [](const char* what, const char* zone, int hour, const char* week, const char* begin) {
            QTest::addRow("%s, %s", zone, what)
                << QByteArray(zone) << hour << QString::fromLatin1(week)
                << QString::fromLatin1(begin);
        };
    row("winter", "America/Chicago", 10, "2024-12-01", "2024-12-01T16:00:00.000Z");
    row("day of the spring change",
        "America/Chicago",
        10,
        "2024-03-10",
        "2024-03-10T15:00:00.000Z");
    row("week before it", "America/Chicago", 10, "2024-03-03", "2024-03-03T16:00:00.000Z");
    row("skipped hour", "America/Chicago", 2, "2024-03-10", "2024-03-10T08:00:00.000Z");
    row("hour after the gap", "America/Chicago", 3, "2024-03-10", "2024-03-10T08:00:00.000Z");
    row("hour before the gap", "America/Chicago", 1, "2024-03-10", "2024-03-10T07:00:00.000Z");
    row("day of the autumn change",
        "America/Chicago",
        10,
        "2024-11-03",
        "2024-11-03T16:00:00.000Z");
    row("repeated hour", "America/Chicago", 1, "2024-11-03", "2024-11-03T06:00:00.000Z");
    row("hour after the repeated one",
        "America/Chicago",
        2,
        "2024-11-03",
        "2024-11-03T08:00:00.000Z");
    row("New Year", "America/Chicago", 10, "2024-12-29", "2024-12-29T16:00:00.000Z");
    row("leap day's week", "America/Chicago", 10, "2024-02-25", "2024-02-25T16:00:00.000Z");
    row("year that no table lists",
        "America/Chicago",
        10,
        "2060-07-04",
        "2060-07-04T15:00:00.000Z");

    row("day of the spring change", "Europe/London", 10, "2024-03-31", "2024-03-31T09:00:00.000Z");
    row("week before it", "Europe/London", 10, "2024-03-24", "2024-03-24T10:00:00.000Z");
    row("skipped hour", "Europe/London", 1, "2024-03-31", "2024-03-31T01:00:00.000Z");
    row("day of the autumn change", "Europe/London", 10, "2024-10-27", "2024-10-27T10:00:00.000Z");
    row("repeated hour", "Europe/London", 1, "2024-10-27", "2024-10-27T00:00:00.000Z");

    row("half an hour skipped", "Australia/Lord_Howe", 2, "2024-10-06", "2024-10-05T15:30:00.000Z");
    row("day of that change", "Australia/Lord_Howe", 10, "2024-10-06", "2024-10-05T23:00:00.000Z");
    row("day of the other change",
        "Australia/Lord_Howe",
        10,
        "2024-04-07",
        "2024-04-06T23:30:00.000Z");
    row("half an hour repeated before 2",
        "Australia/Lord_Howe",
        2,
        "2024-04-07",
        "2024-04-06T15:30:00.000Z");

    row("no daylight saving", "Asia/Kathmandu", 10, "2024-12-01", "2024-12-01T04:15:00.000Z");
    row("fixed", "UTC", 10, "2024-12-01", "2024-12-01T10:00:00.000Z");
    row("fixed offset", "UTC+14:00", 10, "2024-12-01", "2024-11-30T20:00:00.000Z");
    row("earliest of all", "Pacific/Kiritimati", 10, "2024-12-01", "2024-11-30T20:00:00.000Z");
}

void TestWeekKey::beginsAtTheWallTime()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const int, hour);
    QFETCH(const QString, week);
    QFETCH(const QString, begin);
    const WeekStart start = weekStart(zone.constData(), hour);
    QVERIFY(start.zone.isValid());
    const WeekKey key = weekKey(week);
    const base::Timestamp moment = start.begin(key);
    QCOMPARE(moment.rfc3339(), begin);
    QCOMPARE(start.weekOf(moment), key);
    QCOMPARE(start.weekOf(moment + milliseconds(-1)), key.previous());
    QCOMPARE(start.weekOf(moment + std::chrono::hours(6 * 24)), key);
}

/// Three years of weeks: each lasts seven days, give or take a change of the clock, and both its
/// ends belong to it and to no other.
void TestWeekKey::splitsWeeksAtTheirBeginning()
{
    for (const char* zone : {"America/Chicago", "Australia/Lord_Howe", "Africa/Casablanca"}) {
        for (const int hour : {0, 2, 10}) {
            const WeekStart start = weekStart(zone, hour);
            WeekKey week = weekKey(u"2023-01-01"_s);
            for (int i = 0; i < 3 * 53; ++i, week = week.next()) {
                const base::Timestamp begin = start.begin(week);
                const base::Timestamp end = start.begin(week.next());
                QVERIFY(end - begin >= std::chrono::hours(7 * 24 - 1));
                QVERIFY(end - begin <= std::chrono::hours(7 * 24 + 1));
                QCOMPARE(start.weekOf(begin), week);
                QCOMPARE(start.weekOf(end + milliseconds(-1)), week);
            }
        }
    }
}

void TestWeekKey::takesOtherDaysAndHours()
{
    const WeekStart tuesdays = weekStart("Europe/London", 23, Qt::Tuesday);
    const auto late = base::Timestamp::fromRfc3339(u"2024-12-03T22:59:59.999Z");
    const auto after = base::Timestamp::fromRfc3339(u"2024-12-03T23:00:00Z");
    QCOMPARE(tuesdays.weekOf(*late).text(), u"2024-11-26"_s);
    QCOMPARE(tuesdays.weekOf(*after).text(), u"2024-12-03"_s);
    QVERIFY(tuesdays.isWeekKey(weekKey(u"2024-12-03"_s)));
}

void TestWeekKey::knowsOnWhichDatesWeeksBegin()
{
    const WeekStart sundays = weekStart("America/Chicago");
    QVERIFY(sundays.isWeekKey(weekKey(u"2024-12-01"_s)));
    QVERIFY(!sundays.isWeekKey(weekKey(u"2024-12-02"_s)));
    QVERIFY(!sundays.isWeekKey(WeekKey()));
}

QTEST_GUILESS_MAIN(TestWeekKey)

#include "tst_week_key.moc"
