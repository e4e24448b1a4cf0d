// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/chain.h"
#include "tests/support/bets.h"
#include "tests/support/sample_bets.h"

#include <QtTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using core::RoomHead;

class TestChain : public QObject
{
    Q_OBJECT

private slots:
    void beginsARoomWithItsFirstChange();
    void linksEachChangeToTheOneBefore();
    void followsWhatItMade();
    void noticesABrokenLink_data();
    void noticesABrokenLink();
};

namespace {

struct Link
{
    wire::Change change;
    QByteArray json;
};

RoomHead emptyRoom()
{
    return {sampleChange().room, 0, {}};
}

Link extend(RoomHead& head, qint64 seq)
{
    Link link {sampleChange(), {}};
    link.change.seq = base::Seq(seq);
    link.json = core::extendChain(head, link.change);
    return link;
}

} // namespace

void TestChain::beginsARoomWithItsFirstChange()
{
    RoomHead head = emptyRoom();
    const Link link = extend(head, 1);
    QCOMPARE(link.change.n, 1);
    QCOMPARE(link.change.hash.size(), 64);
    QCOMPARE(head.n, 1);
    QCOMPARE(head.hash, link.change.hash);
    QCOMPARE(wire::expectedHash(link.json, {}).value(), link.change.hash);
}

void TestChain::linksEachChangeToTheOneBefore()
{
    RoomHead head = emptyRoom();
    RoomHead otherHead = emptyRoom();
    const Link first = extend(head, 1);
    (void)extend(otherHead, 2);
    const Link second = extend(head, 3);
    const Link otherSecond = extend(otherHead, 3);
    QCOMPARE(second.change.n, 2);
    QVERIFY(second.change.hash != otherSecond.change.hash);
    QCOMPARE(wire::expectedHash(second.json, first.change.hash).value(), second.change.hash);
}

void TestChain::followsWhatItMade()
{
    RoomHead head = emptyRoom();
    const QList<Link> links {extend(head, 1), extend(head, 2), extend(head, 5)};
    RoomHead follower = emptyRoom();
    for (const Link& link : links)
        QVERIFY(core::followChain(follower, link.change, link.json));
    QCOMPARE(follower, head);
}

void TestChain::noticesABrokenLink_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("another stake") << QByteArray("\"stake\":3000") << QByteArray("\"stake\":3001");
    QTest::newRow("another actor") << QByteArray("\"actor\":\"") << QByteArray("\"actor\":\"x");
    QTest::newRow("another hash") << QByteArray("\"hash\":\"") << QByteArray("\"hash\":\"0");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[");
    QTest::newRow("something more")
        << QByteArray("{\"actor\"") << QByteArray("{\"aa\":1,\"actor\"");
}

void TestChain::noticesABrokenLink()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    RoomHead head = emptyRoom();
    Link link = extend(head, 1);
    QVERIFY(link.json.contains(from));
    link.json.replace(from, to);
    if (to.startsWith("\"hash\""))
        link.change.hash[0] = link.change.hash[0] == '0' ? '1' : '0';
    RoomHead follower = emptyRoom();
    QVERIFY(!core::followChain(follower, link.change, link.json));
    QCOMPARE(follower, emptyRoom());

    Link skipped = extend(head, 2);
    const auto late = core::followChain(follower, skipped.change, skipped.json);
    QVERIFY(late.error().detail.contains(u"change 2 of"_s));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestChain)
#include "tst_chain.moc"
