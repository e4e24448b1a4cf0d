// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/wall_clock.h"

#include <QTest>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

class TstWallClock final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatABrowserWrote_data();
    void readsWhatABrowserWrote();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
};

void TstWallClock::readsWhatABrowserWrote_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("moment");
    const QByteArray chicago = "America/Chicago";
    const auto row =
        [](const char* name, const QString& text, const QByteArray& zone, const QString& moment) {
            QTest::newRow(name) << text << zone << moment;
        };
    row("an evening in May", u"5/16/2025, 6:15:16 PM"_s, chicago, u"2025-05-16T23:15:16.000Z"_s);
    row("a morning in winter", u"12/1/2024, 9:05:00 AM"_s, chicago, u"2024-12-01T15:05:00.000Z"_s);
    row("midnight", u"1/1/2025, 12:00:00 AM"_s, "Asia/Tokyo", u"2024-12-31T15:00:00.000Z"_s);
    row("noon", u"1/1/2025, 12:00:00 PM"_s, "Asia/Tokyo", u"2025-01-01T03:00:00.000Z"_s);
    row("a narrow blank", u"5/16/2025, 6:15:16\u202FPM"_s, chicago, u"2025-05-16T23:15:16.000Z"_s);
    row("the second of an hour that comes twice",
        u"11/3/2024, 1:30:00 AM"_s,
        chicago,
        u"2024-11-03T07:30:00.000Z"_s);
    row("an hour that was skipped",
        u"3/10/2024, 2:30:00 AM"_s,
        chicago,
        u"2024-03-10T08:30:00.000Z"_s);
}

void TstWallClock::readsWhatABrowserWrote()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, zone);
    QFETCH(const QString, moment);
    const auto read = files::readWallClock(text, QTimeZone(zone));
    QVERIFY(read);
    QCOMPARE(read->rfc3339(), moment);
}

void TstWallClock::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another country") << u"16.5.2025, 18:15:16"_s;
    QTest::newRow("a day first") << u"16/5/2025, 6:15:16 PM"_s;
    QTest::newRow("hour 13") << u"5/16/2025, 13:15:16 PM"_s;
    QTest::newRow("hour 0") << u"5/16/2025, 0:15:16 AM"_s;
    QTest::newRow("minute 60") << u"5/16/2025, 6:60:16 PM"_s;
    QTest::newRow("no half of the day") << u"5/16/2025, 6:15:16"_s;
    QTest::newRow("no such day") << u"2/30/2025, 6:15:16 PM"_s;
}

void TstWallClock::refusesOtherTexts()
{
    QFETCH(const QString, text);
    QVERIFY(!files::readWallClock(text, QTimeZone::utc()));
}

QTEST_APPLESS_MAIN(TstWallClock)
#include "tst_wall_clock.moc"
