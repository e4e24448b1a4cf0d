// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/running_sums.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <numeric>

using namespace betlog;
using namespace betlog::models;

namespace {

/// The same, the plain way.
qint64 sumBefore(const QList<int>& values, qsizetype index)
{
    return std::accumulate(values.cbegin(), values.cbegin() + index, qint64(0));
}

QList<int> numbers(int count, int from)
{
    QList<int> values(count);
    std::iota(values.begin(), values.end(), from);
    return values;
}

} // namespace

class TestRunningSums : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatComesBefore();
    void findsTheNumberThatReachesBeyondAnOffset();
    void stepsOverNumbersThatAreNothing();
    void staysRightThroughAStormOfChanges();

private:
    static void compare(const RunningSums& sums, const QList<int>& values);
};

void TestRunningSums::compare(const RunningSums& sums, const QList<int>& values)
{
    QCOMPARE(sums.count(), values.size());
    QCOMPARE(sums.sum(), sumBefore(values, values.size()));
    qint64 before = 0;
    for (qsizetype index = 0; index < values.size(); ++index) {
        QCOMPARE(sums.at(index), values[index]);
        QCOMPARE(sums.sumBefore(index), before);
        if (values[index] > 0) {
            QCOMPARE(sums.find(before).index, index);
            QCOMPARE(sums.find(before + values[index] - 1).index, index);
            QCOMPARE(sums.find(before).before, before);
        }
        before += values[index];
    }
}

void TestRunningSums::knowsWhatComesBefore()
{
    RunningSums sums;
    QCOMPARE(sums.sum(), 0);
    QCOMPARE(sums.sumBefore(0), 0);
    sums.insert(0, {3, 5});
    sums.insert(1, {4});
    compare(sums, {3, 4, 5});
    QCOMPARE(sums.sumBefore(3), 12);
    sums.set(0, 10);
    compare(sums, {10, 4, 5});
    sums.remove(1, 2);
    compare(sums, {10});
    sums.remove(0, 1);
    compare(sums, {});
}

void TestRunningSums::findsTheNumberThatReachesBeyondAnOffset()
{
    RunningSums sums;
    sums.assign({10, 20, 30});
    QCOMPARE(sums.find(9).index, 0);
    QCOMPARE(sums.find(10).index, 1);
    QCOMPARE(sums.find(29).index, 1);
    QCOMPARE(sums.find(30).index, 2);
    QCOMPARE(sums.find(59).index, 2);
}

void TestRunningSums::stepsOverNumbersThatAreNothing()
{
    RunningSums sums;
    sums.assign({0, 2, 0, 0, 1, 0});
    QCOMPARE(sums.find(0).index, 1);
    QCOMPARE(sums.find(1).index, 1);
    QCOMPARE(sums.find(2).index, 4);
}

void TestRunningSums::staysRightThroughAStormOfChanges()
{
    tests::SeededRandom random(11);
    const auto roll = [&random](qsizetype sides) {
        return static_cast<int>(random.below(static_cast<quint64>(sides)));
    };
    RunningSums sums;
    QList<int> values = numbers(3000, 1);
    sums.assign(values);
    for (int step = 0; step < 400; ++step) {
        const int at = roll(values.size() + 1);
        const int rest = static_cast<int>(values.size()) - at;
        if (step % 4 == 0 && rest > 0) {
            const int count = 1 + roll(std::min(rest, 700));
            sums.remove(at, count);
            values.remove(at, count);
        } else if (step % 4 == 1 && rest > 0) {
            sums.set(at, step);
            values[at] = step;
        } else {
            const QList<int> added = numbers(step % 4 == 2 ? 1 : roll(900), step);
            sums.insert(at, added);
            values = values.mid(0, at) + added + values.mid(at);
        }
        if (step % 100 == 99)
            compare(sums, values);
    }
    // Very many at one place, one by one, as new bets come.
    for (int step = 0; step < 2000; ++step) {
        sums.insert(7, {step});
        values.insert(7, step);
    }
    compare(sums, values);
}

QTEST_GUILESS_MAIN(TestRunningSums)

#include "tst_running_sums.moc"
