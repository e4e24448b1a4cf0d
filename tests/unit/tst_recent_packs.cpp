// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame.h"
#include "server/net/recent_packs.h"
#include "wire/packing.h"

#include <QTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using net::LiveChange;
using net::RecentChanges;
using net::RecentPacks;

namespace {

domain::Room roomOf(const QString& league)
{
    return {league, *domain::WeekKey::fromText(u"2024-12-01")};
}

/// Every third change is of the NBA, the others of the NFL.
RecentChanges changesOf(int count, qsizetype bytes = 100)
{
    RecentChanges changes {base::Seq(0)};
    for (int i = 1; i <= count; ++i) {
        const QByteArray message =
            "{\"seq\":" + QByteArray::number(i) + ",\"x\":\"" + QByteArray(bytes, 'x') + "\"}";
        changes.append(
            {base::Seq(i), roomOf(i % 3 == 0 ? u"NBA"_s : u"NFL"_s), net::textFrame(message)});
    }
    return changes;
}

QList<QByteArray> messagesIn(const RecentPacks::Pack& pack)
{
    return wire::unpackMessages(net::messageOf(pack.frame)).value_or(QList<QByteArray>());
}

const QList<domain::RoomPattern> kAll {domain::RoomPattern()};
const QList<domain::RoomPattern> kNba {domain::RoomPattern {u"NBA"_s, {}}};

} // namespace

class TestRecentPacks final : public QObject
{
    Q_OBJECT

private slots:
    void packsWhatFollowsACursor();
    void packsOnlyTheRoomsThatAreAskedFor();
    void leavesAFewAsTheyAre();
    void endsWhereAPackIsFull();
    void keepsAPackForTheNextWhoComesFromThere();
    void keepsPacksOfOtherRoomsApart();
};

void TestRecentPacks::packsWhatFollowsACursor()
{
    RecentPacks packs;
    const RecentChanges changes = changesOf(20);
    const auto* const pack = packs.of(changes, base::Seq(5), kAll);
    QVERIFY(pack);
    QCOMPARE(pack->reached, base::Seq(20));
    const QList<QByteArray> messages = messagesIn(*pack);
    QCOMPARE(messages.size(), 15);
    QVERIFY(messages.first().startsWith("{\"seq\":6,"));
    QVERIFY(messages.last().startsWith("{\"seq\":20,"));
}

void TestRecentPacks::packsOnlyTheRoomsThatAreAskedFor()
{
    RecentPacks packs;
    const RecentChanges changes = changesOf(31);
    const auto* const pack = packs.of(changes, base::Seq(0), kNba);
    QVERIFY(pack);
    QCOMPARE(messagesIn(*pack).size(), 10);
    QCOMPARE(pack->reached, base::Seq(31)); // There is nothing of it behind the last one.
}

void TestRecentPacks::leavesAFewAsTheyAre()
{
    RecentPacks packs;
    const RecentChanges changes = changesOf(int(RecentPacks::kFewest));
    QVERIFY(packs.of(changes, base::Seq(0), kAll));
    QVERIFY(!packs.of(changes, base::Seq(1), kAll));
    QVERIFY(!packs.of(changes, base::Seq(RecentPacks::kFewest), kAll));
}

void TestRecentPacks::endsWhereAPackIsFull()
{
    RecentPacks packs;
    const RecentChanges changes = changesOf(20, wire::kMaxUnpackedBytes / 10);
    const auto* const first = packs.of(changes, base::Seq(0), kAll);
    QVERIFY(first);
    QCOMPARE(first->reached, base::Seq(9));
    const auto* const second = packs.of(changes, base::Seq(9), kAll);
    QVERIFY(second);
    QCOMPARE(second->reached, base::Seq(18));
}

/// The pack stays good while newer changes come: they follow it.
void TestRecentPacks::keepsAPackForTheNextWhoComesFromThere()
{
    RecentPacks packs;
    RecentChanges changes = changesOf(20);
    const QByteArray frame = packs.of(changes, base::Seq(0), kAll)->frame;
    changes.append({base::Seq(21), roomOf(u"NFL"_s), net::textFrame("{}")});
    const auto* const again = packs.of(changes, base::Seq(0), kAll);
    QVERIFY(again->frame.isSharedWith(frame));
    QCOMPARE(again->reached, base::Seq(20));
    for (int from = 1; from <= RecentPacks::kKept; ++from)
        QVERIFY(packs.of(changes, base::Seq(from), kAll));
    QVERIFY(!packs.of(changes, base::Seq(0), kAll)->frame.isSharedWith(frame)); // long ago
}

void TestRecentPacks::keepsPacksOfOtherRoomsApart()
{
    RecentPacks packs;
    const RecentChanges changes = changesOf(30);
    QCOMPARE(messagesIn(*packs.of(changes, base::Seq(0), kAll)).size(), 30);
    QCOMPARE(messagesIn(*packs.of(changes, base::Seq(0), kNba)).size(), 10);
    QCOMPARE(messagesIn(*packs.of(changes, base::Seq(0), kAll)).size(), 30);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestRecentPacks)
#include "tst_recent_packs.moc"
