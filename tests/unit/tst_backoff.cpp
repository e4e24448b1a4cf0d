// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/backoff.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace betlog::base;
using std::chrono::milliseconds;

namespace {

/// Always the largest number that is allowed.
class LargestRandom final : public Random
{
public:
    quint64 below(quint64 bound) override { return bound - 1; }

    QUuid uuid() override { return {}; }
};

/// Always nothing.
class SmallestRandom final : public Random
{
public:
    quint64 below(quint64) override { return 0; }

    QUuid uuid() override { return {}; }
};

} // namespace

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void doublesItsCeilingUpToTheCap();
    void neverWaitsLessThanTheFloor();
    void spreadsOverTheWholeRange();
    void startsOverWhenReset();
    void goesOnForEver();
};

void TestBackoff::doublesItsCeilingUpToTheCap()
{
    LargestRandom random;
    Backoff backoff({}, random);
    for (const int ms : {1000, 2000, 4000, 8000, 16000, 30000, 30000})
        QCOMPARE(backoff.next(), milliseconds(ms));
    QCOMPARE(backoff.attempts(), 7);
}

void TestBackoff::neverWaitsLessThanTheFloor()
{
    SmallestRandom random;
    Backoff backoff({.floor = milliseconds(250)}, random);
    QCOMPARE(backoff.next(), milliseconds(250));
    QCOMPARE(backoff.next(), milliseconds(250));
}

void TestBackoff::spreadsOverTheWholeRange()
{
    betlog::tests::SeededRandom random(7);
    Backoff backoff(
        {.first = milliseconds(1000), .cap = milliseconds(1000), .floor = milliseconds(0)}, random);
    QList<int> tenths(10, 0);
    for (int i = 0; i < 2000; ++i) {
        const auto wait = backoff.next();
        QVERIFY(wait >= milliseconds(0) && wait <= milliseconds(1000));
        ++tenths[qMin<qsizetype>(wait.count() / 100, 9)];
    }
    for (const int count : tenths)
        QVERIFY2(count > 120 && count < 280, qPrintable(QString::number(count)));
}

void TestBackoff::startsOverWhenReset()
{
    LargestRandom random;
    Backoff backoff({}, random);
    QCOMPARE(backoff.next(), milliseconds(1000));
    QCOMPARE(backoff.next(), milliseconds(2000));
    backoff.reset();
    QCOMPARE(backoff.attempts(), 0);
    QCOMPARE(backoff.next(), milliseconds(1000));
}

void TestBackoff::goesOnForEver()
{
    LargestRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(backoff.next() <= milliseconds(30'000));
    QCOMPARE(backoff.attempts(), 10'000);
}

QTEST_GUILESS_MAIN(TestBackoff)

#include "tst_backoff.moc"
