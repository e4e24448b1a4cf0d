// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/chunked_list.h"

#include <QTest>

using betlog::models::ChunkedList;

class TestChunkedList : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItWasGiven();
    void movesNothingWhenItGrows();
    void isEmptyOnceCleared();
};

void TestChunkedList::keepsWhatItWasGiven()
{
    ChunkedList<std::size_t> list;
    for (std::size_t i = 0; i < 5000; ++i) {
        QCOMPARE(list.size(), i);
        list.push_back(i * 3);
    }
    list[1024] = 7;
    for (std::size_t i = 0; i < list.size(); ++i)
        QCOMPARE(std::as_const(list)[i], i == 1024 ? 7 : i * 3);
}

void TestChunkedList::movesNothingWhenItGrows()
{
    ChunkedList<int> list;
    list.push_back(1);
    const int* const first = &list[0];
    for (int i = 0; i < 5000; ++i)
        list.push_back(i);
    QCOMPARE(&list[0], first);
}

void TestChunkedList::isEmptyOnceCleared()
{
    ChunkedList<int> list;
    list.push_back(1);
    list.clear();
    QCOMPARE(list.size(), std::size_t(0));
    list.push_back(2);
    QCOMPARE(list[0], 2);
    QCOMPARE(list.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestChunkedList)

#include "tst_chunked_list.moc"
