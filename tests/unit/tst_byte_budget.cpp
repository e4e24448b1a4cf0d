// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/byte_budget.h"

#include <QTest>

using namespace betlog::net;
using namespace Qt::Literals::StringLiterals;

namespace {

const QHostAddress kAnn(u"192.0.2.1"_s);
const QHostAddress kBob(u"192.0.2.2"_s);

} // namespace

class TestByteBudget final : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatOneAddressMayNotTake();
    void refusesWhatAllTogetherMayNotTake();
    void takesNothingWhereItRefuses();
    void givesBackWhatAClaimTook();
    void letsAProxyTakeItAll();
};

void TestByteBudget::refusesWhatOneAddressMayNotTake()
{
    ByteBudget budget(100, 40);
    ByteBudget::Claim first(budget, kAnn);
    ByteBudget::Claim second(budget, kAnn);
    QVERIFY(first.grow(30));
    QVERIFY(second.grow(10));
    QVERIFY(!second.grow(1));
    ByteBudget::Claim other(budget, kBob);
    QVERIFY(other.grow(40));
}

void TestByteBudget::refusesWhatAllTogetherMayNotTake()
{
    ByteBudget budget(50, 40);
    ByteBudget::Claim ann(budget, kAnn);
    ByteBudget::Claim bob(budget, kBob);
    QVERIFY(ann.grow(30));
    QVERIFY(bob.grow(20));
    QVERIFY(!bob.grow(1));
}

void TestByteBudget::takesNothingWhereItRefuses()
{
    ByteBudget budget(50, 40);
    ByteBudget::Claim claim(budget, kAnn);
    QVERIFY(!claim.grow(41));
    QCOMPARE(budget.taken(), 0);
    QVERIFY(claim.grow(40));
}

void TestByteBudget::givesBackWhatAClaimTook()
{
    ByteBudget budget(50, 50);
    {
        ByteBudget::Claim claim(budget, kAnn);
        QVERIFY(claim.grow(20));
        QVERIFY(claim.grow(30));
        claim.release();
        claim.release();
        QCOMPARE(budget.taken(), 0);
        QVERIFY(claim.grow(50));
    }
    QCOMPARE(budget.taken(), 0);
    ByteBudget::Claim next(budget, kAnn);
    QVERIFY(next.grow(50));
}

void TestByteBudget::letsAProxyTakeItAll()
{
    ByteBudget budget(50, 10);
    ByteBudget::Claim proxied(budget, QHostAddress::LocalHost);
    QVERIFY(proxied.grow(50));
    QVERIFY(!proxied.grow(1));
}

QTEST_APPLESS_MAIN(TestByteBudget)
#include "tst_byte_budget.moc"
