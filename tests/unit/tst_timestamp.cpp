// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/timestamp.h"

#include <QTest>

using namespace betlog::base;
using namespace Qt::Literals::StringLiterals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private slots:
    void readsRfc3339_data();
    void readsRfc3339();
    void refusesAnythingElse_data();
    void refusesAnythingElse();
    void goesThroughQDateTimeAndBack();
    void ordersAndCounts();
};

void TestTimestamp::readsRfc3339_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char* text, const char* canonical) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(canonical);
    };
    row("2024-12-01T10:30:00.000Z", "2024-12-01T10:30:00.000Z");
    row("2024-12-01T10:30:00Z", "2024-12-01T10:30:00.000Z");
    row("2024-12-01t10:30:00z", "2024-12-01T10:30:00.000Z");
    row("2024-12-01T10:30:00.5Z", "2024-12-01T10:30:00.500Z");
    row("2024-12-01T10:30:00.1239999Z", "2024-12-01T10:30:00.123Z");
    row("2024-12-01T10:30:00.123456789Z", "2024-12-01T10:30:00.123Z");
    row("2024-12-01T10:30:00+05:45", "2024-12-01T04:45:00.000Z");
    row("2024-12-31T23:30:00-01:00", "2025-01-01T00:30:00.000Z");
    row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z");
    row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
    row("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z");
    row("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
}

void TestTimestamp::readsRfc3339()
{
    QFETCH(const QString, text);
    QFETCH(const QString, canonical);
    const auto moment = Timestamp::fromRfc3339(text);
    QVERIFY(moment);
    QCOMPARE(moment->rfc3339(), canonical);
    QCOMPARE(Timestamp::fromRfc3339(canonical), moment);
}

void TestTimestamp::refusesAnythingElse_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",
          "2024-12-01",
          "2024-12-01T10:30:00",
          "2024-12-01 10:30:00Z",
          "2024-12-01T10:30Z",
          "2024-12-01T24:00:00Z",
          "2024-12-01T10:60:00Z",
          "2024-12-01T10:30:60Z",
          "2024-13-01T10:30:00Z",
          "2024-00-01T10:30:00Z",
          "2023-02-29T00:00:00Z",
          "2024-04-31T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "0001-01-01T00:00:00+00:01",
          "9999-12-31T23:59:59-00:01",
          "2024-12-01T10:30:00.Z",
          "2024-12-01T10:30:00.1234567890Z",
          "2024-12-01T10:30:00+0545",
          "2024-12-01T10:30:00+24:00",
          "2024-12-01T10:30:00+05:60",
          "2024-12-01T10:30:00ZZ",
          " 2024-12-01T10:30:00Z",
          "+2024-12-01T10:30:00Z",
          "2024-12-01T1a:30:00Z"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("digits of another script") << u"２０２４-12-01T10:30:00Z"_s;
}

void TestTimestamp::refusesAnythingElse()
{
    QFETCH(const QString, text);
    QCOMPARE(Timestamp::fromRfc3339(text), std::nullopt);
}

void TestTimestamp::goesThroughQDateTimeAndBack()
{
    const auto moment = Timestamp::fromRfc3339(u"2024-12-01T10:30:00.123Z");
    QVERIFY(moment);
    QCOMPARE(moment->utc(), QDateTime(QDate(2024, 12, 1), QTime(10, 30, 0, 123), Qt::UTC));
    QCOMPARE(Timestamp::fromDateTime(moment->utc()), *moment);
    QCOMPARE(Timestamp::fromDateTime(moment->utc().toOffsetFromUtc(3600)), *moment);
}

void TestTimestamp::ordersAndCounts()
{
    const Timestamp start;
    const Timestamp later = start + std::chrono::milliseconds(1500);
    QCOMPARE(start.rfc3339(), u"1970-01-01T00:00:00.000Z"_s);
    QVERIFY(start < later);
    QCOMPARE(later - start, std::chrono::milliseconds(1500));
}

QTEST_GUILESS_MAIN(TestTimestamp)

#include "tst_timestamp.moc"
