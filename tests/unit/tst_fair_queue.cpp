// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/fair_queue.h"

#include <QList>
#include <QTest>

#include <thread>

namespace betlog::tests {

namespace {

struct Task
{
    quint64 client = 0;
    int number = 0;
};

using Queue = store::FairQueue<Task>;

QList<int> numbersOf(const std::vector<Task>& tasks)
{
    QList<int> numbers;
    for (const Task& task : tasks)
        numbers.append(task.number);
    return numbers;
}

} // namespace

class TestFairQueue final : public QObject
{
    Q_OBJECT

private slots:
    void letsClientsTakeTurns();
    void keepsAClientsOwnInOrder();
    void takesNoMoreThanItMay();
    void givesANewcomerATurnBeforeWhatWasPutBack();
    void refusesWhatIsTooMuch();
    void givesOutWhatWaitsOnceItIsClosed();
    void wakesWhoWaits();
    void gathersUntilThereAreEnough();
    void gathersNoLongerThanItMay();
    void gathersNobodyOnceItIsClosed();

private:
    /// "13" is client 1's third.
    static void fill(Queue& queue, const QList<int>& numbers);
};

void TestFairQueue::fill(Queue& queue, const QList<int>& numbers)
{
    for (const int number : numbers) {
        Task task {quint64(number / 10), number};
        QVERIFY(queue.push(task));
    }
}

void TestFairQueue::letsClientsTakeTurns()
{
    Queue queue(100);
    fill(queue, {11, 12, 13, 14, 21, 31, 32});
    QCOMPARE(numbersOf(queue.take(100)), (QList<int> {11, 21, 31, 12, 32, 13, 14}));
    QCOMPARE(queue.size(), size_t(0));
}

void TestFairQueue::keepsAClientsOwnInOrder()
{
    Queue queue(100);
    fill(queue, {11, 12});
    QCOMPARE(numbersOf(queue.take(1)), (QList<int> {11}));
    fill(queue, {21, 13, 22});
    QCOMPARE(numbersOf(queue.take(100)), (QList<int> {12, 21, 13, 22}));
}

void TestFairQueue::takesNoMoreThanItMay()
{
    Queue queue(100);
    fill(queue, {11, 12, 21});
    QCOMPARE(numbersOf(queue.take(2)), (QList<int> {11, 21}));
    QCOMPARE(queue.size(), size_t(1));
}

/// Somebody who left thirty slow ones must not keep the next person waiting for all of them.
void TestFairQueue::givesANewcomerATurnBeforeWhatWasPutBack()
{
    Queue queue(100);
    fill(queue, {11, 12, 13, 14, 21});
    std::vector<Task> taken = queue.take(100);
    QCOMPARE(numbersOf(taken), (QList<int> {11, 21, 12, 13, 14}));
    fill(queue, {31, 15});
    queue.putBack(std::span(taken).subspan(2));
    QCOMPARE(queue.size(), size_t(5));
    QCOMPARE(numbersOf(queue.take(100)), (QList<int> {12, 31, 13, 14, 15}));
}

void TestFairQueue::refusesWhatIsTooMuch()
{
    Queue queue(2);
    fill(queue, {11, 21});
    Task task {3, 31};
    QVERIFY(!queue.push(task));
    (void)queue.take(1);
    QVERIFY(queue.push(task));
}

void TestFairQueue::givesOutWhatWaitsOnceItIsClosed()
{
    Queue queue(100);
    fill(queue, {11});
    queue.close();
    Task task {2, 21};
    QVERIFY(!queue.push(task));
    QCOMPARE(numbersOf(queue.take(100)), (QList<int> {11}));
    QVERIFY(queue.take(100).empty());
}

void TestFairQueue::wakesWhoWaits()
{
    Queue queue(100);
    QList<int> taken;
    std::thread other([&] { taken = numbersOf(queue.take(100)); });
    fill(queue, {11});
    other.join();
    QCOMPARE(taken, (QList<int> {11}));
}

void TestFairQueue::gathersUntilThereAreEnough()
{
    Queue queue(10);
    fill(queue, {11});
    std::thread others([&queue] { fill(queue, {21, 31}); });
    QCOMPARE(queue.gather(3, std::chrono::minutes(1)), 3U);
    others.join();
    QCOMPARE(numbersOf(queue.take(10)).size(), 3);
}

void TestFairQueue::gathersNoLongerThanItMay()
{
    Queue queue(10);
    fill(queue, {11});
    QCOMPARE(queue.gather(2, std::chrono::microseconds(1)), 1U);
}

void TestFairQueue::gathersNobodyOnceItIsClosed()
{
    Queue queue(10);
    fill(queue, {11});
    std::thread closing([&queue] { queue.close(); });
    QCOMPARE(queue.gather(2, std::chrono::minutes(1)), 1U);
    closing.join();
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestFairQueue)
#include "tst_fair_queue.moc"
