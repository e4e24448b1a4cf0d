// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/fold_schedule.h"

#include <QTest>

namespace betlog::tests {

using store::FoldSchedule;
using Turn = FoldSchedule::Turn;

/// Who folds the write-ahead log in, and when.
class TestFoldSchedule final : public QObject
{
    Q_OBJECT

private slots:
    void leavesALittleAlone();
    void foldsBesideTheWriterAfterEachStep();
    void letsTheWriterDoItAtTheCeiling();
    void triesAgainAStepLaterWhereTheWriterWasHeldBack();
    void beginsAnewWithTheWriteAheadLog();

private:
    static constexpr int kStep = FoldSchedule::kStep;
    static constexpr int kCeiling = FoldSchedule::kCeiling;
};

void TestFoldSchedule::leavesALittleAlone()
{
    FoldSchedule schedule;
    QCOMPARE(schedule.next(0), Turn::Nobody);
    QCOMPARE(schedule.next(kStep - 1), Turn::Nobody);
    QCOMPARE(schedule.next(kStep), Turn::Beside);
}

void TestFoldSchedule::foldsBesideTheWriterAfterEachStep()
{
    FoldSchedule schedule;
    QCOMPARE(schedule.next(kStep + 10), Turn::Beside);
    QCOMPARE(schedule.next(kStep + 10), Turn::Nobody);
    QCOMPARE(schedule.next(2 * kStep + 9), Turn::Nobody);
    QCOMPARE(schedule.next(2 * kStep + 10), Turn::Beside);
}

void TestFoldSchedule::letsTheWriterDoItAtTheCeiling()
{
    FoldSchedule schedule;
    QCOMPARE(schedule.next(kCeiling - 1), Turn::Beside);
    QCOMPARE(schedule.next(kCeiling), Turn::Writer);
}

void TestFoldSchedule::triesAgainAStepLaterWhereTheWriterWasHeldBack()
{
    FoldSchedule schedule;
    QCOMPARE(schedule.next(kCeiling), Turn::Writer);
    QCOMPARE(schedule.next(kCeiling + 1), Turn::Beside);
    QCOMPARE(schedule.next(kCeiling + kStep - 1), Turn::Nobody);
    QCOMPARE(schedule.next(kCeiling + kStep), Turn::Writer);
}

void TestFoldSchedule::beginsAnewWithTheWriteAheadLog()
{
    FoldSchedule schedule;
    QCOMPARE(schedule.next(kCeiling), Turn::Writer);
    QCOMPARE(schedule.next(12), Turn::Nobody);
    QCOMPARE(schedule.next(kStep), Turn::Beside);
    QCOMPARE(schedule.next(kCeiling), Turn::Writer);
}

} // namespace betlog::tests

QTEST_APPLESS_MAIN(betlog::tests::TestFoldSchedule)
#include "tst_fold_schedule.moc"
