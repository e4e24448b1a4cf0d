// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/gathering.h"

#include <QTest>

namespace betlog::tests {

using namespace std::chrono_literals;
using store::Gathering;

/// Whom the writer waits for, and how long.
class TestGathering final : public QObject
{
    Q_OBJECT

private slots:
    void waitsForThoseWhoWereAnsweredAndThoseWhoWait();
    void waitsForNobodyWhereThereIsOneAlone();
    void waitsForNobodyWhereTheWorkTakesLongerThanTheDisk();
    void waitsNoLongerThanAMoment();
    void waitsForNobodyInAWhileWhereItWasInVain();
    void takesNoNoticeOfTheTimeOfAnEarlierCommit();
};

void TestGathering::waitsForThoseWhoWereAnsweredAndThoseWhoWait()
{
    Gathering gathering;
    const Gathering::Wait wait = gathering.after(7, 9, 6ms, 5ms);
    QCOMPARE(wait.tasks, 16U);
    QCOMPARE(wait.atMost, Gathering::Time(2500));
}

void TestGathering::waitsForNobodyWhereThereIsOneAlone()
{
    Gathering gathering;
    QCOMPARE(gathering.after(1, 0, 6ms, 5ms).atMost, 0ms);
    QVERIFY(gathering.after(1, 1, 6ms, 5ms).atMost > 0ms);
}

void TestGathering::waitsForNobodyWhereTheWorkTakesLongerThanTheDisk()
{
    Gathering gathering;
    QCOMPARE(gathering.after(128, 128, 10ms, 5ms).atMost, 0ms);
    QVERIFY(gathering.after(128, 128, 9ms, 5ms).atMost > 0ms);
}

void TestGathering::waitsNoLongerThanAMoment()
{
    Gathering gathering;
    QCOMPARE(gathering.after(2, 0, 400ms, 399ms).atMost, Gathering::kMost);
}

void TestGathering::waitsForNobodyInAWhileWhereItWasInVain()
{
    Gathering gathering;
    QVERIFY(gathering.after(8, 4, 6ms, 5ms).atMost > 0ms);
    gathering.found(8); // Half of those who were answered came back.
    QVERIFY(gathering.after(8, 4, 6ms, 5ms).atMost > 0ms);
    gathering.found(7);
    for (int i = 0; i < Gathering::kBatchesInVain; ++i)
        QCOMPARE(gathering.after(8, 4, 6ms, 5ms).atMost, 0ms);
    QVERIFY(gathering.after(8, 4, 6ms, 5ms).atMost > 0ms);
}

void TestGathering::takesNoNoticeOfTheTimeOfAnEarlierCommit()
{
    Gathering gathering;
    QCOMPARE(gathering.after(8, 4, 1ms, 5ms).atMost, 0ms); // Nothing was committed in this one.
}

} // namespace betlog::tests

QTEST_APPLESS_MAIN(betlog::tests::TestGathering)
#include "tst_gathering.moc"
