// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/exact_sum.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <limits>

using namespace betlog;
using namespace betlog::models;
using domain::Money;

class TestExactSum : public QObject
{
    Q_OBJECT

private slots:
    void addsAndTakesOff_data();
    void addsAndTakesOff();
    void showsNoMoreThanAnAmountMayBe();
    void comesBackFromBeyondAnyAmount();
    void isWhatThePlainSumIsWhereThatFits();
};

void TestExactSum::addsAndTakesOff_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::newRow("one") << qint64(1);
    QTest::newRow("one less than nothing") << qint64(-1);
    QTest::newRow("the last of the low half") << (qint64(1) << 32) - 1;
    QTest::newRow("the first of the high half") << (qint64(1) << 32);
    QTest::newRow("below the high half") << -(qint64(1) << 32);
    QTest::newRow("the most") << domain::kMaxAmountMinor;
    QTest::newRow("the least") << -domain::kMaxAmountMinor;
}

void TestExactSum::addsAndTakesOff()
{
    QFETCH(qint64, amount);
    ExactSum sum;
    sum.add(Money(amount));
    QCOMPARE(sum.money(), Money(amount));
    sum.add(Money(7));
    sum.takeOff(Money(amount));
    QCOMPARE(sum.money(), Money(7));
    sum.takeOff(Money(7));
    QCOMPARE(sum.money(), Money());
}

void TestExactSum::showsNoMoreThanAnAmountMayBe()
{
    ExactSum sum;
    sum.add(Money(domain::kMaxAmountMinor));
    sum.add(Money(1));
    QCOMPARE(sum.money(), Money(domain::kMaxAmountMinor));
    sum.takeOff(Money(2));
    QCOMPARE(sum.money(), Money(domain::kMaxAmountMinor - 1));
}

void TestExactSum::comesBackFromBeyondAnyAmount()
{
    constexpr int kMany = 100'000; // 10^23, where 64 bits end at 10^19
    for (const Money farthest :
         {Money(std::numeric_limits<qint64>::max()), Money(std::numeric_limits<qint64>::min())})
    {
        const Money most(farthest > Money() ? domain::kMaxAmountMinor : -domain::kMaxAmountMinor);
        ExactSum sum;
        sum.add(Money(-5));
        for (int i = 0; i < kMany; ++i)
            sum.add(farthest);
        QCOMPARE(sum.money(), most);
        for (int i = 0; i < kMany; ++i)
            sum.takeOff(farthest);
        QCOMPARE(sum.money(), Money(-5));
    }
}

void TestExactSum::isWhatThePlainSumIsWhereThatFits()
{
    tests::SeededRandom random(5);
    ExactSum sum;
    qint64 plain = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto minor = static_cast<qint64>(random.below(1ULL << (1 + random.below(40))));
        const bool isLoss = random.below(2) == 0;
        if (random.below(2) == 0) {
            sum.add(Money(isLoss ? -minor : minor));
            plain += isLoss ? -minor : minor;
        } else {
            sum.takeOff(Money(isLoss ? -minor : minor));
            plain -= isLoss ? -minor : minor;
        }
        QCOMPARE(sum.money(), Money(plain));
    }
}

QTEST_GUILESS_MAIN(TestExactSum)

#include "tst_exact_sum.moc"
